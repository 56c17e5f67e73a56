// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only one of the two NULL pointers is worth a warning. */
export const mmap07: Mutant = {
  clause: "MMAP-07",
  title: "dma_buf_mmap refuses a NULL area without a warning",
  file: "impl/framework/mmap.ts",
  find: "    core.log.warn(SITE); // MMAP-07\n",
  replace: "    if (dmabuf === null) core.log.warn(SITE);\n",
};
