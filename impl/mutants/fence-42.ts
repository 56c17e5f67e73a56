// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A wait with a signal pending returns before it switches signalling on. */
export const fence42: Mutant = {
  clause: "FENCE-42",
  title: "a wait with a signal pending returns before it switches signalling on",
  file: "impl/framework/fence-wait.ts",
  find: "  dmaFenceEnableSwSignaling(core, fence, under);",
  replace:
    '  if (patience.interruptible && core.task.signalled && !fence.signaled) return error("ERESTARTSYS");\n  dmaFenceEnableSwSignaling(core, fence, under);',
};
