// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The copy of the table stays when its attachment goes. */
export const sg16Heap: Mutant = {
  clause: "SG-16",
  title: "detach frees no table",
  file: "impl/exporters/system-heap.ts",
  find: "      kernel.sgFreeTable(own.table);\n",
  replace: "",
  exporter: "system-heap",
};
