// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The last entry ends where the buffer does, in the middle of a page. */
export const sg01: Mutant = {
  clause: "SG-01",
  title: "the table ends with the last byte",
  file: "impl/exporters/stored.ts",
  find: "      const table = tableOf(kernel, attachment.device, pagesOf(attachment.dmabuf));\n",
  replace:
    "      const { dmabuf } = attachment;\n      const table = kernel.sgAllocTableFromPages(pagesOf(dmabuf), Number(dmabuf.size), kernel.pageSizeBytes);\n",
};
