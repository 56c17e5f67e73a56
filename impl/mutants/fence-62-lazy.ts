// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The later fence is not asked whether it is done. */
export const fence62Lazy: Mutant = {
  clause: "FENCE-62",
  title: "the later fence is not asked whether it is done",
  file: "impl/framework/fence-order.ts",
  find: "dmaFenceIsSignaled(core, later) ? null : later",
  replace: "later.signaled ? null : later",
};
