// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_fd_install has no trace event. */
export const ref46Install: Mutant = {
  clause: "REF-46",
  title: "dma_buf_fd_install has no trace event",
  file: "impl/framework/reference.ts",
  find: '  if (dmabuf.file === null) throw new Error("a descriptor for a buffer that was never exported");\n  core.log.trace("dma_buf_fd");\n',
  replace: '  if (dmabuf.file === null) throw new Error("a descriptor for a buffer that was never exported");\n',
};
