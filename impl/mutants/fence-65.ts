// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A private stub is dated by the clock. */
export const fence65: Mutant = {
  clause: "FENCE-65",
  title: "a private stub is dated by the clock",
  file: "impl/framework/fence-stub.ts",
  find: 'return signalledAtOnce(newFence(core, stubInit(handle)), "given");',
  replace: 'return signalledAtOnce(newFence(core, stubInit(handle)), "signal");',
};
