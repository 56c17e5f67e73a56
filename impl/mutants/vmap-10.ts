// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The vunmap op is skipped for I/O memory. */
export const vmap10: Mutant = {
  clause: "VMAP-10",
  title: "the vunmap op is skipped for I/O memory",
  file: "impl/framework/vunmap.ts",
  find: "  if (dmabuf.ops.vunmap !== undefined) yield",
  replace: '  if (dmabuf.ops.vunmap !== undefined && map.memory === "system") yield',
};
