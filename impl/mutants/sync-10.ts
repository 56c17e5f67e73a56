// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The ioctl keeps the account that callers should keep. */
export const sync10: Mutant = {
  clause: "SYNC-10",
  title: "an END without its START is refused",
  file: "impl/framework/sync-ioctl.ts",
  find: "  if ((flags & END) !== 0n) return yield* dmaBufEndCpuAccess(core, dmabuf, direction);\n",
  replace:
    '  const account = dmabuf as DmaBufStruct & { starts?: number };\n  const isEnd = (flags & END) !== 0n;\n  if (isEnd && (account.starts ?? 0) === 0) return error("EINVAL");\n  account.starts = (account.starts ?? 0) + (isEnd ? -1 : 1);\n  if (isEnd) return yield* dmaBufEndCpuAccess(core, dmabuf, direction);\n',
};
