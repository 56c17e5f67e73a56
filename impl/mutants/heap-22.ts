// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An allocation that is cut short returns what there is. */
export const heap22: Mutant = {
  clause: "HEAP-22",
  title: "a lack of memory makes a buffer without pages",
  file: "impl/exporters/system-heap.ts",
  find: '    if ("errno" in piece) {\n      kernel.freePages(pages);\n      return piece;\n    }\n',
  replace: '    if ("errno" in piece) break;\n',
  exporter: "system-heap",
  bug: "H05",
};
