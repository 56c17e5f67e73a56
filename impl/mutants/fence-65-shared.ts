// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A private stub is the shared one. */
export const fence65Shared: Mutant = {
  clause: "FENCE-65",
  title: "a private stub is the shared one",
  file: "impl/framework/fence-stub.ts",
  find: 'return signalledAtOnce(newFence(core, stubInit(handle)), "given");',
  replace: "return dmaFenceGetStub(core, handle);",
};
