// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table is freed before it is unmapped. */
export const hw13Order: Mutant = {
  clause: "HW-13",
  title: "the table is freed while mapped",
  file: "impl/exporters/dma-table.ts",
  find: "  kernel.dmaUnmapSgtable(attachment.device, table, direction);\n  kernel.sgFreeTable(table);\n",
  replace: "  kernel.sgFreeTable(table);\n  kernel.dmaUnmapSgtable(attachment.device, table, direction);\n",
};
