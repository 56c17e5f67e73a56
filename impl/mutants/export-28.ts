// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The inode number is drawn after the last step that can fail for want of a file. */
export const export28: Mutant = {
  clause: "EXPORT-28",
  title: "a failed file creation uses no inode number",
  file: "impl/framework/pseudo-file.ts",
  find: '  core.nextInode += 1;\n  if (core.faults.fails("limit:files")) return error("ENFILE");\n  if (core.faults.fails("alloc:file")) return error("ENOMEM");\n',
  replace:
    '  if (core.faults.fails("limit:files")) return error("ENFILE");\n  if (core.faults.fails("alloc:file")) return error("ENOMEM");\n  core.nextInode += 1;\n',
};
