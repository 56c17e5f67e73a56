// SPDX-License-Identifier: MIT
import type { Attachment, Direction, Kernel, KernelError, SgTable } from "./kit.ts";

/** Whether the DMA layer takes the direction; it must not be asked otherwise (MAP-41). */
export function isTransfer(direction: Direction): boolean {
  return direction !== "DMA_NONE" && direction !== "out-of-range";
}

/** Maps a fresh table for the attachment's device, or frees it (MAP-13). */
export function mapTable(
  kernel: Kernel,
  attachment: Attachment,
  table: SgTable,
  direction: Direction,
): SgTable | KernelError {
  const error = kernel.dmaMapSgtable(attachment.device, table, direction);
  if (error === undefined) return table;
  kernel.sgFreeTable(table);
  return error;
}

/** The reverse of `mapTable` (SG-16, HW-13). */
export function unmapTable(kernel: Kernel, attachment: Attachment, table: SgTable, direction: Direction): void {
  kernel.dmaUnmapSgtable(attachment.device, table, direction);
  kernel.sgFreeTable(table);
}
