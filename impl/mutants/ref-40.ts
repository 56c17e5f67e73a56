// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_fd_install takes a reference of its own. */
export const ref40: Mutant = {
  clause: "REF-40",
  title: "dma_buf_fd_install takes a reference of its own",
  file: "impl/framework/reference.ts",
  find: "  table.install(number, dmabuf.file, reservedCloseOnExec);",
  replace: "  getFile(core, dmabuf.file);\n  table.install(number, dmabuf.file, reservedCloseOnExec);",
};
