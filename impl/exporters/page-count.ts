// SPDX-License-Identifier: MIT
import type { Kernel } from "./kit.ts";

/** How many pages hold a buffer of this size, rounded up. Absurd sizes give absurd counts, which `allocPages` refuses. */
export function pageCount(kernel: Kernel, sizeBytes: bigint): number {
  return Math.ceil(Number(sizeBytes) / kernel.pageSizeBytes);
}
