// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A number that is not known is called no request of the node's. */
export const heap07: Mutant = {
  clause: "HEAP-07",
  title: "an unknown number gives ENOTTY",
  file: "impl/drivers/dma-heap.ts",
  find: 'if (request.number >= 1) return error("EINVAL");',
  replace: 'if (request.number >= 1) return error("ENOTTY");',
  exporter: "system-heap",
};
