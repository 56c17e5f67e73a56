// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_put of NULL is silent. */
export const ref14: Mutant = {
  clause: "REF-14",
  title: "dma_buf_put of NULL is silent",
  file: "impl/framework/reference.ts",
  find: "  if (dmabuf === null || dmabuf.file === null) {\n",
  replace: "  if (dmabuf === null) return;\n  if (dmabuf.file === null) {\n",
};
