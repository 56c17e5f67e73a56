// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A no-exec file system is asked at mmap only. */
export const mmap29: Mutant = {
  clause: "MMAP-29",
  title: "a mapping can be made executable later",
  file: "impl/framework/user-mapping.ts",
  find: '  if (rights.execute && !vma.limit.execute) return error("EACCES");\n',
  replace: "",
};
