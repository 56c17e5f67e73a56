// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An O_PATH descriptor counts as an open file. */
export const ref41: Mutant = {
  clause: "REF-41",
  title: "an O_PATH descriptor counts as an open file",
  file: "impl/framework/fd-table.ts",
  find: '    return file.isPath ? error("EBADF") : file;',
  replace: "    return file;",
};
