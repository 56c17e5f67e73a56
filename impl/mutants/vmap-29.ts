// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Without a vunmap op the caller's map is cleared. */
export const vmap29: Mutant = {
  clause: "VMAP-29",
  title: "without a vunmap op the caller's map is cleared",
  file: "impl/framework/vunmap.ts",
  find: "  if (dmabuf.ops.vunmap !== undefined) yield",
  replace: "  if (dmabuf.ops.vunmap === undefined) iosysMapClear(map);\n  else yield",
};
