// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** To be on the safe side, a write counts as both. */
export const sync05: Mutant = {
  clause: "SYNC-05",
  title: "WRITE brackets in both directions",
  file: "impl/framework/sync-ioctl.ts",
  find: 'if (access === WRITE) return "DMA_TO_DEVICE";',
  replace: 'if (access === WRITE) return "DMA_BIDIRECTIONAL";',
};
