// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_get turns a bad descriptor into EINVAL. */
export const ref10: Mutant = {
  clause: "REF-10",
  title: "dma_buf_get turns a bad descriptor into EINVAL",
  file: "impl/framework/reference.ts",
  find: '  if ("errno" in file) return file;',
  replace: '  if ("errno" in file) return error("EINVAL");',
};
