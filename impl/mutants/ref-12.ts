// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_get drops the file reference before it returns. */
export const ref12: Mutant = {
  clause: "REF-12",
  title: "dma_buf_get drops the file reference before it returns",
  file: "impl/framework/reference.ts",
  find: '  core.log.trace("dma_buf_get");\n',
  replace: '  core.log.trace("dma_buf_get");\n  fput(core, file);\n',
};
