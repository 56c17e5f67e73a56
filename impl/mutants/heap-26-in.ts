// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The argument is read whatever the request says. */
export const heap26In: Mutant = {
  clause: "HEAP-26",
  title: "a request without the write bit is read",
  file: "impl/drivers/dma-heap.ts",
  find: "if (!request.copiesIn) return NOTHING_COPIED;\n",
  replace: "",
  exporter: "system-heap",
};
