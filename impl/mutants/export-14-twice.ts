// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Each group of tests warns on its own. */
export const export14Twice: Mutant = {
  clause: "EXPORT-14",
  title: "ops with two defects raise two WARNs",
  file: "impl/framework/export.ts",
  find: "if (ops.map_dma_buf === undefined) return true;",
  replace:
    "if (ops.map_dma_buf === undefined) {\n    if (ops.release === undefined) core.log.warn(SITE);\n    return true;\n  }",
};
