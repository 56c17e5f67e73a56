// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_iter_next returns the next buffer without a reference. */
export const ref32Bare: Mutant = {
  clause: "REF-32",
  title: "dma_buf_iter_next returns the next buffer without a reference",
  file: "impl/framework/reference.ts",
  find: "  const next = nextAlive(core, dmabuf);",
  replace: "  const next = core.list[core.list.indexOf(dmabuf) + 1] ?? null;",
};
