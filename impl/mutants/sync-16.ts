// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Without a mapping there is nothing to keep coherent. */
export const sync16: Mutant = {
  clause: "SYNC-16",
  title: "SYNC does nothing as long as no buffer is mapped into userspace",
  file: "impl/framework/sync-ioctl.ts",
  find: '  if (direction === null) return error("EINVAL"); // SYNC-03\n',
  replace: '  if (direction === null) return error("EINVAL");\n  if (core.census.vmas === 0) return undefined;\n',
};
