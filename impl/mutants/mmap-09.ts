// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The sum of offset and length is a 64-bit number that wraps unseen. */
export const mmap09: Mutant = {
  clause: "MMAP-09",
  title: "an area that wraps around passes for a small one",
  file: "impl/framework/mmap.ts",
  find: '  const end = endOf(offsetPages, vma);\n  if (end !== BigInt.asUintN(64, end)) return error("EOVERFLOW"); // MMAP-09\n',
  replace: "  const end = BigInt.asUintN(64, endOf(offsetPages, vma));\n",
};
