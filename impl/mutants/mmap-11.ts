// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter is called with the offset the area came with. */
export const mmap11: Mutant = {
  clause: "MMAP-11",
  title: "dma_buf_mmap sets the area's offset after the exporter's mmap",
  file: "impl/framework/mmap.ts",
  find: "  vma.offsetPages = offsetPages;\n  core.log.trace(SITE); // STATS-16\n  return yield* callMmap(core, dmabuf, vma);",
  replace:
    "  core.log.trace(SITE);\n  const refusal = yield* callMmap(core, dmabuf, vma);\n  vma.offsetPages = offsetPages;\n  return refusal;",
};
