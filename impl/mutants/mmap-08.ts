// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The errno of a file that has no mmap at all, on the way through another driver. */
export const mmap08: Mutant = {
  clause: "MMAP-08",
  title: "dma_buf_mmap without the op returns ENODEV",
  file: "impl/framework/mmap.ts",
  find: '  if (dmabuf.ops.mmap === undefined) return error("EINVAL"); // MMAP-08',
  replace: '  if (dmabuf.ops.mmap === undefined) return error("ENODEV");',
};
