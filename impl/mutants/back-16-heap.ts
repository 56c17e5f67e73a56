// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The last piece is forgotten. */
export const back16Heap: Mutant = {
  clause: "BACK-16",
  title: "release keeps the last of several pieces",
  file: "impl/exporters/system-heap.ts",
  find: "  kernel.freePages(buffer.pages);\n  kernel.sgFreeTable(buffer.table);",
  replace:
    "  kernel.freePages(buffer.pieces.length > 1 ? buffer.pages.slice(0, -1) : buffer.pages);\n  kernel.sgFreeTable(buffer.table);",
  exporter: "system-heap",
};
