// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The last vunmap gives the pages back as well. */
export const back16HeapTwice: Mutant = {
  clause: "BACK-16",
  title: "the pages are freed at the last vunmap and at release",
  file: "impl/exporters/system-heap.ts",
  find: "if (buffer.vmapCount === 0) kernel.vunmapPages(buffer.vmapAddress);",
  replace:
    "if (buffer.vmapCount === 0) {\n        kernel.vunmapPages(buffer.vmapAddress);\n        kernel.freePages(buffer.pages.slice(0, 1));\n      }",
  exporter: "system-heap",
};
