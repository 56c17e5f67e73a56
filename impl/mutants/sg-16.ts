// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Unmap unmaps the table and forgets to free it. */
export const sg16: Mutant = {
  clause: "SG-16",
  title: "unmap keeps the table",
  file: "impl/exporters/dma-table.ts",
  find: "  kernel.dmaUnmapSgtable(attachment.device, table, direction);\n  kernel.sgFreeTable(table);\n",
  replace: "  kernel.dmaUnmapSgtable(attachment.device, table, direction);\n",
};
