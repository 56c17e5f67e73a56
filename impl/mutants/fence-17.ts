// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A callback is queued although the fence says that it is done. */
export const fence17: Mutant = {
  clause: "FENCE-17",
  title: "a callback is queued although the fence says that it is done",
  file: "impl/framework/fence-callback.ts",
  find: "  dmaFenceSignalLocked(core, fence, under); // FENCE-17\n  return false;",
  replace: "  dmaFenceSignalLocked(core, fence, under); // FENCE-17\n  return true;",
};
