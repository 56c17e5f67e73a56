// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** One attachment stands for all. */
export const heap19EndFirst: Mutant = {
  clause: "HEAP-19",
  title: "a bracket syncs the first attachment only",
  file: "impl/exporters/system-heap.ts",
  find: "    if (mapped) sync(device, table, direction);\n",
  replace: "    if (mapped) return sync(device, table, direction);\n",
  exporter: "system-heap",
};
