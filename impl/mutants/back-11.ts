// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table the DMA layer refused is answered with NULL. */
export const back11: Mutant = {
  clause: "BACK-11",
  title: "NULL in place of an errno",
  file: "impl/exporters/dma-table.ts",
  find: "  kernel.sgFreeTable(table);\n  return error;",
  replace: "  kernel.sgFreeTable(table);\n  return null as never;",
};
