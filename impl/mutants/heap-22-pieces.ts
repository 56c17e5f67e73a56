// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The second piece is half as large. */
export const heap22Pieces: Mutant = {
  clause: "HEAP-22",
  title: "a buffer is built of pieces of 8 pages",
  file: "impl/exporters/system-heap.ts",
  find: "const LARGE_PIECES = [256, 16] as const;",
  replace: "const LARGE_PIECES = [256, 8] as const;",
  exporter: "system-heap",
};
