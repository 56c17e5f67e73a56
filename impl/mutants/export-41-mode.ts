// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** fchmod keeps bits that were set before. */
export const export41Mode: Mutant = {
  clause: "EXPORT-41",
  title: "fchmod cannot clear a mode bit",
  file: "impl/framework/file-ops.ts",
  find: "  file.dentry.inode.mode = mode;",
  replace: "  file.dentry.inode.mode |= mode;",
};
