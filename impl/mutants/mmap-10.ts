// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only the first page of the area is compared with the size. */
export const mmap10: Mutant = {
  clause: "MMAP-10",
  title: "dma_buf_mmap looks where an area begins, not where it ends",
  file: "impl/framework/mmap.ts",
  find: '  if (end > wholePages(core, dmabuf)) return error("EINVAL"); // MMAP-10',
  replace: '  if (offsetPages >= wholePages(core, dmabuf)) return error("EINVAL");',
};
