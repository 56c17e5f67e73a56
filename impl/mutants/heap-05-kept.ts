// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The name is taken before there is memory for the heap. */
export const heap05Kept: Mutant = {
  clause: "HEAP-05",
  title: "a heap that could not be added keeps its name",
  file: "impl/drivers/dma-heap.ts",
  find: '    if (core.faults.fails("exporter:pages")) return error("ENOMEM");\n    if (this.#names.size >= MINORS) return error("EBUSY"); // HEAP-04\n    if (this.#names.has(name)) return error("EEXIST"); // HEAP-03\n    this.#names.add(name); // HEAP-05\n',
  replace:
    '    const taken = this.#names.has(name);\n    if (this.#names.size >= MINORS) return error(core.faults.fails("exporter:pages") ? "ENOMEM" : "EBUSY");\n    this.#names.add(name);\n    if (core.faults.fails("exporter:pages")) return error("ENOMEM");\n    if (taken) return error("EEXIST");\n',
  exporter: "system-heap",
};
