// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The storage goes with the last attachment, vmapped or not. */
export const vmap18: Mutant = {
  clause: "VMAP-18",
  title: "the storage goes with the last attachment, vmapped or not",
  file: "impl/exporters/late.ts",
  find: "      bufferOf(dmabuf).attachments.delete(attachment);",
  replace:
    "      const buffer = bufferOf(dmabuf);\n      buffer.attachments.delete(attachment);\n      if (buffer.attachments.size > 0 || buffer.pages === null) return;\n      kernel.freePages(buffer.pages);\n      buffer.pages = null;",
};
