// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The heaps' own open gives the answer. */
export const heap06: Mutant = {
  clause: "HEAP-06",
  title: "a node without heap gives ENODEV",
  file: "impl/targets/commands/heap.ts",
  find: '"open-missing": "ENXIO"',
  replace: '"open-missing": "ENODEV"',
  exporter: "system-heap",
};
