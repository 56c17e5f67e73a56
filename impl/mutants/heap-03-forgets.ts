// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A name is looked for among the heaps there were at first. */
export const heap03Forgets: Mutant = {
  clause: "HEAP-03",
  title: "a heap can be added twice under one name",
  file: "impl/drivers/dma-heap.ts",
  find: '    if (this.#names.has(name)) return error("EEXIST"); // HEAP-03\n    this.#names.add(name); // HEAP-05\n',
  replace: '    if (this.#names.has(name)) return error("EEXIST");\n',
  exporter: "system-heap",
};
