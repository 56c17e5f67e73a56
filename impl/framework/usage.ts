// SPDX-License-Identifier: MIT
/** `enum dma_resv_usage`: a query gives the entries whose usage is not above the one it asks for (RESV-31). */
export const KERNEL = 0;
export const WRITE = 1;
export const READ = 2;
export const BOOKKEEP = 3;

export type Usage = typeof KERNEL | typeof WRITE | typeof READ | typeof BOOKKEEP;

/** `dma_resv_usage_rw`: what is in the way of a write, or of a read (RESV-58). */
export function dmaResvUsageRw(write: boolean): Usage {
  return write ? READ : WRITE;
}
