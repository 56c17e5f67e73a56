// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Who may not write has nothing to flush. */
export const sync13: Mutant = {
  clause: "SYNC-13",
  title: "SYNC for writing needs a writable file",
  file: "impl/framework/sync-ioctl.ts",
  find: '  if (direction === null) return error("EINVAL"); // SYNC-03\n',
  replace:
    '  if (direction === null) return error("EINVAL");\n  if ((flags & WRITE) !== 0n && dmabuf.file?.writable === false) return error("EACCES");\n',
};
