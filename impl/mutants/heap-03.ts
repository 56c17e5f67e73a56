// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The list of names answers where the device node should. */
export const heap03: Mutant = {
  clause: "HEAP-03",
  title: "a name that is taken gives EINVAL",
  file: "impl/drivers/dma-heap.ts",
  find: 'return error("EEXIST");',
  replace: 'return error("EINVAL");',
  exporter: "system-heap",
};
