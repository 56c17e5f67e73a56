// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The errno of a file that has no mmap at all. */
export const mmap02: Mutant = {
  clause: "MMAP-02",
  title: "a buffer without the mmap op answers mmap with ENODEV",
  file: "impl/framework/mmap.ts",
  find: 'vma: VmaStruct): Sleeping<Refusal> {\n  if (dmabuf.ops.mmap === undefined) return error("EINVAL");',
  replace: 'vma: VmaStruct): Sleeping<Refusal> {\n  if (dmabuf.ops.mmap === undefined) return error("ENODEV");',
};
