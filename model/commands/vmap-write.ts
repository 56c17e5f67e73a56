// SPDX-License-Identifier: MIT
import { pageOf } from "../contents.ts";
import { writeByCpu } from "../pages.ts";
import type { Meaning } from "../rule.ts";
import { vmapReaches } from "./vmap-contents.ts";

/** The CPU writes through the kernel mapping. */
export const vmapWrite: Meaning<"vmap-write"> = {
  defined: (c) => vmapReaches(c, c.args.buffer, c.args.page),
  legal: () => true,
  phases: [{ phase: "effect", clause: "VMAP-18", run: (c) => writeByCpu(c.s, pageOf(c), c.args.marker) }],
};
