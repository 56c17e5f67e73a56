// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The inode gets its size in whole pages. */
export const export26: Mutant = {
  clause: "EXPORT-26",
  title: "stat shows whole pages instead of the size",
  file: "impl/framework/file-ops.ts",
  find: "    size: inode.sizeBytes,\n",
  replace: "    size: BigInt.asUintN(64, (inode.sizeBytes + 0xfffn) & ~0xfffn),\n",
};
