// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_put has no trace event. */
export const ref46: Mutant = {
  clause: "REF-46",
  title: "dma_buf_put has no trace event",
  file: "impl/framework/reference.ts",
  find: '  core.log.trace("dma_buf_put");',
  replace: "  dmabuf.touch();",
};
