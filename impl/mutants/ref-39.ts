// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_put of a buffer without file is silent. */
export const ref39: Mutant = {
  clause: "REF-39",
  title: "dma_buf_put of a buffer without file is silent",
  file: "impl/framework/reference.ts",
  find: "  if (dmabuf === null || dmabuf.file === null) {\n",
  replace: "  if (dmabuf !== null && dmabuf.file === null) return;\n  if (dmabuf === null || dmabuf.file === null) {\n",
};
