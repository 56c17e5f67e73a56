// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The first flag that is set decides. */
export const sync06: Mutant = {
  clause: "SYNC-06",
  title: "READ together with WRITE counts as READ",
  file: "impl/framework/sync-ioctl.ts",
  find: 'if (access === READ) return "DMA_FROM_DEVICE";',
  replace: 'if ((access & READ) !== 0n) return "DMA_FROM_DEVICE";',
};
