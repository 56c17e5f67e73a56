// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only one of the two ways has its event. */
export const stats16: Mutant = {
  clause: "STATS-16",
  title: "dma_buf_mmap emits no trace event",
  file: "impl/framework/mmap.ts",
  find: "  core.log.trace(SITE); // STATS-16\n",
  replace: "",
};
