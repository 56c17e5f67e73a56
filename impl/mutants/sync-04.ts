// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Reading is what the flag is called, not what the device does. */
export const sync04: Mutant = {
  clause: "SYNC-04",
  title: "READ begins access to data on its way to the device",
  file: "impl/framework/sync-ioctl.ts",
  find: 'if (access === READ) return "DMA_FROM_DEVICE";',
  replace: 'if (access === READ) return "DMA_TO_DEVICE";',
};
