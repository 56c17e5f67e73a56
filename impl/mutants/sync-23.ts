// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** O_NONBLOCK is taken for a word about fences. */
export const sync23: Mutant = {
  clause: "SYNC-23",
  title: "in non-blocking mode START returns EAGAIN where it would wait",
  file: "impl/framework/sync-ioctl.ts",
  find: "  return yield* dmaBufBeginCpuAccess(core, dmabuf, direction);",
  replace:
    '  const code = dmaBufBeginCpuAccess(core, dmabuf, direction);\n  if (dmabuf.file?.nonBlocking !== true) return yield* code;\n  for (let at = code.next(); ; at = code.next()) {\n    if (at.done === true) return at.value;\n    if (at.value.on === "fence") return error("EAGAIN");\n    yield at.value;\n  }\n',
};
