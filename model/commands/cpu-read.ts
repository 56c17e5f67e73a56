// SPDX-License-Identifier: MIT
import { pageOf, predictable } from "../contents.ts";
import { bytesForCpu } from "../pages.ts";
import type { Meaning } from "../rule.ts";
import { mayRead } from "../user-mappings.ts";
import { cpuReads } from "./cpu-phases.ts";
import { accessDefined, accessLegal, signals } from "./vma-access.ts";

/** The process reads what was written last to the buffer's page, by whatever way. */
export const cpuRead: Meaning<"cpu-read"> = {
  defined: accessDefined,
  legal: (c) => accessLegal(c, mayRead) && predictable(bytesForCpu(pageOf(c))),
  phases: [...signals(mayRead), ...cpuReads("MMAP-22")],
};
