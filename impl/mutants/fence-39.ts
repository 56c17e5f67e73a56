// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A wait for no time does not switch signalling on. */
export const fence39: Mutant = {
  clause: "FENCE-39",
  title: "a wait for no time does not switch signalling on",
  file: "impl/framework/fence-wait.ts",
  find: "  dmaFenceEnableSwSignaling(core, fence, under);",
  replace: "  if (patience.timeout !== 0) dmaFenceEnableSwSignaling(core, fence, under);",
};
