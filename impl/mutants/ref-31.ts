// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_iter_begin takes no reference. */
export const ref31: Mutant = {
  clause: "REF-31",
  title: "dma_buf_iter_begin takes no reference",
  file: "impl/framework/global-list.ts",
  find: "  return firstAlive(core, 0);",
  replace: "  return core.list[0] ?? null;",
};
