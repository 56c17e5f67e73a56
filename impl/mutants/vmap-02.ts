// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vmap without the op warns. */
export const vmap02: Mutant = {
  clause: "VMAP-02",
  title: "vmap without the op warns",
  file: "impl/framework/vmap.ts",
  find: '  if (dmabuf.ops.vmap === undefined) return error("EINVAL");',
  replace: '  if (dmabuf.ops.vmap === undefined) {\n    core.log.warn(SITE);\n    return error("EINVAL");\n  }',
};
