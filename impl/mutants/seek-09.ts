// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The access mode is looked at before the position. */
export const seek09: Mutant = {
  clause: "SEEK-09",
  title: "pwrite through a read-only descriptor is answered with EBADF",
  file: "impl/framework/file-ops.ts",
  find: '  if (call === "pread" || call === "pwrite") return error("ESPIPE");',
  replace:
    '  if (call === "pwrite" && !file.writable) return error("EBADF");\n  if (call === "pread" || call === "pwrite") return error("ESPIPE");',
};
