// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only the end of a private mapping is looked at. */
export const heap27: Mutant = {
  clause: "HEAP-27",
  title: "6.12 allows a long private mapping",
  file: "impl/exporters/system-heap.ts",
  find: "if (!traits.mapsPieces) return vma.pages === 1;",
  replace: "if (!traits.mapsPieces) return Number(vma.offsetPages) + vma.pages === buffer.pages.length;",
  exporter: "system-heap",
  era: "6.12",
};
