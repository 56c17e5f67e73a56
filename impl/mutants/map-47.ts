// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A buffer is mapped for the first device alone; others with the same limits get its addresses. */
export const map47: Mutant = {
  clause: "MAP-47",
  title: "alike devices share one's addresses",
  file: "impl/exporters/dma-table.ts",
  find: "  const error = kernel.dmaMapSgtable(attachment.device, table, direction);\n",
  replace:
    "  const { device } = attachment;\n  const buffer = attachment.dmabuf.priv as { first?: typeof device };\n  const first = (buffer.first ??= device);\n  const alike = first.dmaMask === device.dmaMask && first.maxSegmentBytes === device.maxSegmentBytes && first.segmentBoundaryBytes === device.segmentBoundaryBytes;\n  const error = kernel.dmaMapSgtable(alike ? first : device, table, direction);\n",
};
