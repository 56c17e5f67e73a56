// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The arguments are tested before the buffer's ops. */
export const mmap31: Mutant = {
  clause: "MMAP-31",
  title: "dma_buf_mmap looks for a wrap before it looks for the op",
  file: "impl/framework/mmap.ts",
  find: '  if (dmabuf.ops.mmap === undefined) return error("EINVAL"); // MMAP-08\n  const end = endOf(offsetPages, vma);\n  if (end !== BigInt.asUintN(64, end)) return error("EOVERFLOW"); // MMAP-09\n',
  replace:
    '  const end = endOf(offsetPages, vma);\n  if (end !== BigInt.asUintN(64, end)) return error("EOVERFLOW");\n  if (dmabuf.ops.mmap === undefined) return error("EINVAL");\n',
};
