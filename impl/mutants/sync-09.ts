// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An ioctl that worked returns zero. */
export const sync09: Mutant = {
  clause: "SYNC-09",
  title: "SYNC turns a positive answer of begin into zero",
  file: "impl/framework/sync-ioctl.ts",
  find: "  return yield* dmaBufBeginCpuAccess(core, dmabuf, direction);",
  replace:
    '  const result = yield* dmaBufBeginCpuAccess(core, dmabuf, direction);\n  return typeof result === "number" ? undefined : result;',
};
