// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The name is looked up before memory is asked for. */
export const heap30: Mutant = {
  clause: "HEAP-30",
  title: "a taken name comes before a lack of memory",
  file: "impl/drivers/dma-heap.ts",
  find: 'if (core.faults.fails("exporter:pages")) return error("ENOMEM");\n    if (this.#names.size',
  replace:
    'if (this.#names.has(name)) return error("EEXIST");\n    if (core.faults.fails("exporter:pages")) return error("ENOMEM");\n    if (this.#names.size',
  exporter: "system-heap",
};
