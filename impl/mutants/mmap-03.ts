// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only the length is compared with the size. */
export const mmap03: Mutant = {
  clause: "MMAP-03",
  title: "mmap at an offset reaches past the buffer's end",
  file: "impl/framework/mmap.ts",
  find: "if (endOf(vma.offsetPages, vma) > wholePages(core, dmabuf))",
  replace: "if (BigInt(vma.pages) > wholePages(core, dmabuf))",
};
