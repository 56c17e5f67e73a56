// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any with no time returns the last signalled fence. */
export const fence49: Mutant = {
  clause: "FENCE-49",
  title: "waiting for any with no time returns the last signalled fence",
  file: "impl/framework/fence-wait-any.ts",
  find: "const index = fences.findIndex((fence) => dmaFenceIsSignaled(core, fence));",
  replace: "const index = fences.findLastIndex((fence) => dmaFenceIsSignaled(core, fence));",
};
