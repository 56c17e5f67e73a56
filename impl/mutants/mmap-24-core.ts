// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The core takes over what is the exporter's to look after. */
export const mmap24Core: Mutant = {
  clause: "MMAP-24",
  title: "a mapping cannot grow past the buffer's end",
  file: "impl/framework/user-mapping.ts",
  find: '  if (pages > vma.pages && vma.dontExpand) return error("EFAULT");',
  replace:
    '  const end = (vma.offsetPages + BigInt(pages)) * BigInt(core.pageSizeBytes);\n  if (pages > vma.pages && (vma.dontExpand || end > vma.dmabuf.size)) return error("EFAULT");',
};
