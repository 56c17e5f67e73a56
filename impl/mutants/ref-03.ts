// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_fd with a full table drops the caller's reference. */
export const ref03: Mutant = {
  clause: "REF-03",
  title: "dma_buf_fd with a full table drops the caller's reference",
  file: "impl/framework/reference.ts",
  find: '  if (core.faults.fails("limit:fd-table")) return error("EMFILE");',
  replace:
    '  if (core.faults.fails("limit:fd-table")) {\n    fput(core, dmabuf.file);\n    return error("EMFILE");\n  }',
};
