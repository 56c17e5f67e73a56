// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The file system is asked before the file is. */
export const mmap27: Mutant = {
  clause: "MMAP-27",
  title: "execute permission is refused before the access mode is looked at",
  file: "impl/framework/user-mapping.ts",
  find: '  if (rights.write && !limit.write) return error("EACCES");\n  if (!file.readable) return error("EACCES");\n  if (rights.execute && !limit.execute) return error("EPERM");',
  replace:
    '  if (rights.execute && !limit.execute) return error("EPERM");\n  if (rights.write && !limit.write) return error("EACCES");\n  if (!file.readable) return error("EACCES");',
};
