// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Private mappings are left to older kernels. */
export const heap27Shared: Mutant = {
  clause: "HEAP-27",
  title: "7.2 refuses a private mapping of one page",
  file: "impl/exporters/system-heap.ts",
  find: "if (left < size) return left + vma.pages <= size;",
  replace: "if (left < size) return false;",
  exporter: "system-heap",
};
