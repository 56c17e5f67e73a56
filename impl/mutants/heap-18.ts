// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Each map makes a table of its own. */
export const heap18: Mutant = {
  clause: "HEAP-18",
  title: "a map does not return the attachment's table",
  file: "impl/exporters/system-heap.ts",
  find: "      const failure = kernel.dmaMapSgtable(attachment.device, own.table, direction);\n      if (failure !== undefined) return failure;\n      own.mapped = true;\n      return own.table;\n    },\n\n    unmap_dma_buf(attachment, table, direction) {\n      ownOf(attachment).mapped = false;\n      kernel.dmaUnmapSgtable(attachment.device, table, direction);\n",
  replace:
    '      const table = copyOf(kernel, own.table);\n      if ("errno" in table) return table;\n      const failure = kernel.dmaMapSgtable(attachment.device, table, direction);\n      if (failure !== undefined) kernel.sgFreeTable(table);\n      return failure ?? table;\n    },\n\n    unmap_dma_buf(attachment, table, direction) {\n      ownOf(attachment).mapped = false;\n      kernel.dmaUnmapSgtable(attachment.device, table, direction);\n      kernel.sgFreeTable(table);\n',
  exporter: "system-heap",
};
