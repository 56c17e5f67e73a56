// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A buffer counts as many pages as it touches. */
export const mmap04: Mutant = {
  clause: "MMAP-04",
  title: "the page that a buffer has in part can be mapped",
  file: "impl/framework/mmap.ts",
  find: "return dmabuf.size / BigInt(core.pageSizeBytes);",
  replace: "return (dmabuf.size + BigInt(core.pageSizeBytes - 1)) / BigInt(core.pageSizeBytes);",
};
