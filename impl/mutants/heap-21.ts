// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only what is one piece can be shown in a row. */
export const heap21: Mutant = {
  clause: "HEAP-21",
  title: "a buffer of several pieces cannot be vmapped",
  file: "impl/exporters/system-heap.ts",
  find: "      if (buffer.vmapCount === 0) {\n",
  replace: '      if (buffer.pieces.length > 1) return { errno: "ENOMEM" };\n      if (buffer.vmapCount === 0) {\n',
  exporter: "system-heap",
};
