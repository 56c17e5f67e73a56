// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The argument is judged while it is still in userspace. */
export const sync18: Mutant = {
  clause: "SYNC-18",
  title: "flags are tested before the copy is known to have worked",
  file: "impl/framework/sync-ioctl.ts",
  find: '  if (core.faults.fails("copy:from-user")) return error("EFAULT"); // SYNC-01\n  if ((flags & ~KNOWN) !== 0n) return error("EINVAL"); // SYNC-02, SYNC-08\n',
  replace:
    '  if ((flags & ~KNOWN) !== 0n) return error("EINVAL");\n  if (core.faults.fails("copy:from-user")) return error("EFAULT");\n',
};
