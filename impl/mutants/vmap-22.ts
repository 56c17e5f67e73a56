// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every vunmap clears the caller's map. */
export const vmap22: Mutant = {
  clause: "VMAP-22",
  title: "every vunmap clears the caller's map",
  file: "impl/framework/vunmap.ts",
  find: "  if (dmabuf.vmappingCounter > 0) return;",
  replace: "  if (dmabuf.vmappingCounter > 0) {\n    iosysMapClear(map);\n    return;\n  }",
};
