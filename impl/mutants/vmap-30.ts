// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The counter goes down after the vunmap op. */
export const vmap30: Mutant = {
  clause: "VMAP-30",
  title: "the counter goes down after the vunmap op",
  file: "impl/framework/vunmap.ts",
  find: "  dmabuf.vmappingCounter -= 1; // VMAP-10\n  core.census.vmaps -= 1;\n  if (dmabuf.vmappingCounter > 0) return; // VMAP-22\n  if (dmabuf.ops.vunmap !== undefined) yield* callVunmap(core, dmabuf, map); // VMAP-29\n",
  replace:
    "  core.census.vmaps -= 1;\n  if (dmabuf.vmappingCounter === 1 && dmabuf.ops.vunmap !== undefined) yield* callVunmap(core, dmabuf, map);\n  dmabuf.vmappingCounter -= 1;\n  if (dmabuf.vmappingCounter > 0) return;\n",
};
