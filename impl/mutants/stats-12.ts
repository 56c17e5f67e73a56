// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The count of buffers goes down with the directory entry, the list with the file. */
export const stats12: Mutant = {
  clause: "STATS-12",
  title: "a buffer that an O_PATH descriptor keeps is not counted off the list",
  file: "impl/framework/release.ts",
  find: "  if (!dentry.count.lower()) return; // REF-43\n",
  replace:
    "  if (!dentry.count.lower()) {\n    if (file.dmabuf !== null && core.keepsList) core.census.listed += 1;\n    return;\n  }\n",
};
