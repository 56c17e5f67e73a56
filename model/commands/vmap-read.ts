// SPDX-License-Identifier: MIT
import { pageOf, predictable } from "../contents.ts";
import { bytesForCpu } from "../pages.ts";
import type { Meaning } from "../rule.ts";
import { bracketBegan, neverWritten, reads } from "./cpu-phases.ts";
import { vmapReaches } from "./vmap-contents.ts";

/** The CPU reads through the kernel mapping what was written last, by CPU or device (VMAP-18, MAP-45). */
export const vmapRead: Meaning<"vmap-read"> = {
  defined: (c) => vmapReaches(c, c.args.buffer, c.args.page),
  legal: (c) => predictable(bytesForCpu(pageOf(c))),
  phases: [reads("MAP-45", neverWritten), reads("CPU-19", bracketBegan), reads("VMAP-18", () => true)],
};
