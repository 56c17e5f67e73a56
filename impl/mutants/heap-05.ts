// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The class of the device nodes is made again for each heap that is added. */
export const heap05: Mutant = {
  clause: "HEAP-05",
  title: "the second heap that is added gives EEXIST",
  file: "impl/drivers/dma-heap.ts",
  find: "if (this.#names.has(name)) return",
  replace: "if (this.#names.has(name) || this.#names.size > 1) return",
  exporter: "system-heap",
};
