// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_fd takes a reference of its own for the descriptor. */
export const ref04: Mutant = {
  clause: "REF-04",
  title: "dma_buf_fd takes a reference of its own for the descriptor",
  file: "impl/framework/reference.ts",
  find: "  table.install(number, dmabuf.file, closeOnExec);",
  replace: "  getFile(core, dmabuf.file);\n  table.install(number, dmabuf.file, closeOnExec);",
};
