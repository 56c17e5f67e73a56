// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The core looks after what is the other driver's matter. */
export const mmap30: Mutant = {
  clause: "MMAP-30",
  title: "dma_buf_mmap asks for the access mode of the buffer's file",
  file: "impl/framework/mmap.ts",
  find: "  dropVmaFile(core, vma);\n  setVmaFile(core, vma, dmabuf.file); // MMAP-11",
  replace:
    '  if (vma.writable && dmabuf.file?.writable === false) return error("EACCES");\n  dropVmaFile(core, vma);\n  setVmaFile(core, vma, dmabuf.file);',
};
