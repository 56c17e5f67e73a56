// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { fdKnown, fileOwn, NOT_OPEN, PATH_ONLY } from "./descriptor-phases.ts";

/** A request number the core does not know: the number of SET_NAME with another size is one of them. */
export const ioctl: Meaning<"ioctl"> = {
  defined: (c) => fdKnown(c, c.args.fd),
  legal: (c) => fileOwn(c, c.args.fd),
  phases: [
    NOT_OPEN,
    PATH_ONLY,
    { phase: "check", clause: "NAME-15", when: (c) => c.args.request.startsWith("nr1-"), ends: "ENOTTY" },
    { phase: "check", clause: "SYNC-11", when: () => true, ends: "ENOTTY" },
  ],
};
