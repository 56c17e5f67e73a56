// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A wait reckons with sleeping only where the fence is not signalled. */
export const fence47: Mutant = {
  clause: "FENCE-47",
  title: "a wait for a signalled fence in atomic context goes unreported",
  file: "impl/framework/fence-wait.ts",
  find: '  mightSleep(core.task, "dma_fence_wait_timeout", "FENCE-47");',
  replace: '  if (!fence.signaled) mightSleep(core.task, "dma_fence_wait_timeout", "FENCE-47");',
};
