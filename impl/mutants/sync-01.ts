// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The argument is what the failed copy left: zeros. */
export const sync01: Mutant = {
  clause: "SYNC-01",
  title: "flags that cannot be read count as zero",
  file: "impl/framework/sync-ioctl.ts",
  find: '  if (core.faults.fails("copy:from-user")) return error("EFAULT"); // SYNC-01\n',
  replace: '  if (core.faults.fails("copy:from-user")) flags = 0n;\n',
};
