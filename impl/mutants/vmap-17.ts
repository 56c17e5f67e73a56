// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vmap pins a dynamic buffer. */
export const vmap17: Mutant = {
  clause: "VMAP-17",
  title: "vmap pins a dynamic buffer",
  file: "impl/framework/exporter-ops.ts",
  find: '  const call = opCall(core, "vmap", dmabuf, null, {});\n',
  replace:
    '  if (dmabuf.ops.pin !== undefined) {\n    const pin = opCall(core, "pin", dmabuf, null, {});\n    recordReply(core, pin, judgeResult(startOp(core, pin, dmabuf)).reply ?? {});\n  }\n  const call = opCall(core, "vmap", dmabuf, null, {});\n',
};
