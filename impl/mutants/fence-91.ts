// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence with a wait op of its own is waited for without its signalling on. */
export const fence91: Mutant = {
  clause: "FENCE-91",
  title: "a fence with a wait op of its own is waited for without its signalling on",
  file: "impl/framework/fence-wait.ts",
  find: "  dmaFenceEnableSwSignaling(core, fence, under);",
  replace:
    "  if (fence.ops.wait === undefined || patience.timeout === 0) dmaFenceEnableSwSignaling(core, fence, under);",
  bug: "N14",
};
