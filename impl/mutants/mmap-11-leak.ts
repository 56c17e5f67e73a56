// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The area's own reference would do. */
export const mmap11Leak: Mutant = {
  clause: "MMAP-11",
  title: "dma_buf_mmap takes a second reference that nobody drops",
  file: "impl/framework/mmap.ts",
  find: "setVmaFile(core, vma, dmabuf.file); // MMAP-11",
  replace: "setVmaFile(core, vma, dmabuf.file);\n  setVmaFile(core, vma, dmabuf.file);",
  bug: "I15",
};
