// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An exporter that never wants its tables back is let through. */
export const export03: Mutant = {
  clause: "EXPORT-03",
  title: "ops without unmap_dma_buf are accepted",
  file: "impl/framework/export.ts",
  find: "if (ops.unmap_dma_buf === undefined) return true;",
  replace: "",
};
