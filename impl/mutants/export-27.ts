// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The inode number is taken from the count of open files, which comes back down. */
export const export27: Mutant = {
  clause: "EXPORT-27",
  title: "inode numbers repeat",
  file: "impl/framework/pseudo-file.ts",
  find: "number: core.nextInode,",
  replace: "number: core.census.files,",
};
