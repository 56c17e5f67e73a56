// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The heap's count is never lowered. */
export const vmap18Heap: Mutant = {
  clause: "VMAP-18",
  title: "a second vmap shows an address that is gone",
  file: "impl/exporters/system-heap.ts",
  find: "if (buffer.vmapCount === 0) kernel.vunmapPages(buffer.vmapAddress);",
  replace:
    "if (buffer.vmapCount === 0) {\n        buffer.vmapCount = 1;\n        kernel.vunmapPages(buffer.vmapAddress);\n      }",
  exporter: "system-heap",
};
