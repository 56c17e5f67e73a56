// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_fd of NULL warns. */
export const ref02: Mutant = {
  clause: "REF-02",
  title: "dma_buf_fd of NULL warns",
  file: "impl/framework/reference.ts",
  find: '  if (dmabuf === null || dmabuf.file === null) return error("EINVAL");',
  replace:
    '  if (dmabuf === null || dmabuf.file === null) {\n    core.log.warn("dma_buf_fd");\n    return error("EINVAL");\n  }',
};
