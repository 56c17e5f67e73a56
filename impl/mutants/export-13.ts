// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every call draws an inode number first, whatever becomes of it. */
export const export13: Mutant = {
  clause: "EXPORT-13",
  title: "a refused export uses up an inode number",
  file: "impl/framework/export.ts",
  find: "    core.log.warn(SITE);\n",
  replace: "    core.log.warn(SITE);\n    core.nextInode += 1;\n",
};
