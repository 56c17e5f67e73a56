// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The late exporter takes the table for an owner of the pages and lets go of them. */
export const hw19: Mutant = {
  clause: "HW-19",
  title: "the pages are freed once they are mapped",
  file: "impl/exporters/late.ts",
  find: '      return "errno" in table ? table : mapTable(kernel, attachment, table, direction);',
  replace:
    '      const mapped = "errno" in table ? table : mapTable(kernel, attachment, table, direction);\n      kernel.freePages(pages);\n      bufferOf(attachment.dmabuf).pages = null;\n      return mapped;',
};
