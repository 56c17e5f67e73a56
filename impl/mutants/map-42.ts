// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The late exporter gives its pages back at the first unmap, whoever else has them mapped. */
export const map42: Mutant = {
  clause: "MAP-42",
  title: "storage goes with the first unmap",
  file: "impl/exporters/late.ts",
  find: "      unmapTable(kernel, attachment, table, direction);\n",
  replace:
    "      unmapTable(kernel, attachment, table, direction);\n      const buffer = bufferOf(attachment.dmabuf);\n      kernel.freePages(buffer.pages ?? []);\n      buffer.pages = null;\n",
};
