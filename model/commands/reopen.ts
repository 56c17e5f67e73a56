// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { fdOpen, fdOwn } from "./descriptor-phases.ts";

/** The pseudo file cannot be opened a second time. */
export const reopen: Meaning<"reopen"> = {
  defined: (c) => fdOpen(c, c.args.fd),
  legal: (c) => fdOwn(c, c.args.fd),
  phases: [{ phase: "check", clause: "REF-42", when: () => true, ends: "ENXIO" }],
};
