// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Userspace is spared an errno it has no name for. */
export const sync19: Mutant = {
  clause: "SYNC-19",
  title: "an op's ERESTARTSYS reaches userspace as EINTR",
  file: "impl/framework/sync-ioctl.ts",
  find: "  return yield* dmaBufBeginCpuAccess(core, dmabuf, direction);",
  replace:
    '  const result = yield* dmaBufBeginCpuAccess(core, dmabuf, direction);\n  return typeof result === "object" && result.errno === "ERESTARTSYS" ? error("EINTR") : result;',
};
