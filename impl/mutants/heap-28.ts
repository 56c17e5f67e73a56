// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The mapping is handed on as the heap got it. */
export const heap28: Mutant = {
  clause: "HEAP-28",
  title: "a mapping of a heap buffer can be enlarged",
  file: "impl/exporters/system-heap.ts",
  find: "return kernel.insertPages(vma, buffer.pages.slice(first, first + vma.pages)); // HEAP-28",
  replace:
    "const failure = kernel.insertPages(vma, buffer.pages.slice(first, first + vma.pages));\n        vma.dontExpand = vma.pages > 1;\n        return failure;",
  exporter: "system-heap",
};
