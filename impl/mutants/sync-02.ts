// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Unknown bits are for later versions to know. */
export const sync02: Mutant = {
  clause: "SYNC-02",
  title: "SYNC ignores the flags it does not know",
  file: "impl/framework/sync-ioctl.ts",
  find: '  if ((flags & ~KNOWN) !== 0n) return error("EINVAL"); // SYNC-02, SYNC-08\n',
  replace: "  flags &= KNOWN;\n",
};
