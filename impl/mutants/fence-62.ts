// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The later fence is returned although it is signalled. */
export const fence62: Mutant = {
  clause: "FENCE-62",
  title: "the later fence is returned although it is signalled",
  file: "impl/framework/fence-order.ts",
  find: "dmaFenceIsSignaled(core, later) ? null : later",
  replace: "dmaFenceIsSignaled(core, later) && later === second ? null : later",
};
