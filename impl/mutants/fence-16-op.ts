// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Signalling is switched on for waits only, not for callbacks. */
export const fence16Op: Mutant = {
  clause: "FENCE-16",
  title: "signalling is switched on for waits only, not for callbacks",
  file: "impl/framework/fence-callback.ts",
  find: '  if (!enableSignaling(core, fence, under)) return error("ENOENT");',
  replace: '  if (fence.signaled) return error("ENOENT");',
};
