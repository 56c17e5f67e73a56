// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The heap has the name of its source. */
export const heap25: Mutant = {
  clause: "HEAP-25",
  title: "the system heap is called system_heap",
  file: "impl/exporters/system-heap.ts",
  find: 'name: "system",',
  replace: 'name: "system_heap",',
  exporter: "system-heap",
};
