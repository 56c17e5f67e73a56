// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The size is taken for an unsigned number when it is turned into blocks. */
export const export41: Mutant = {
  clause: "EXPORT-41",
  title: "the blocks of a buffer of 2^63 bytes lose their sign",
  file: "impl/framework/file-ops.ts",
  find: "BigInt.asUintN(64, BigInt.asIntN(64, inode.sizeBytes) >> SECTOR_BITS)",
  replace: "inode.sizeBytes >> SECTOR_BITS",
};
