// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_get of another kind of file returns EBADF. */
export const ref11: Mutant = {
  clause: "REF-11",
  title: "dma_buf_get of another kind of file returns EBADF",
  file: "impl/framework/reference.ts",
  find: '  if (file === null) return error("EINVAL");',
  replace: '  if (file === null) return error("EBADF");',
};
