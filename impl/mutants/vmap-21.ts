// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The vunmap op is given the framework's map, cleared already. */
export const vmap21: Mutant = {
  clause: "VMAP-21",
  title: "the vunmap op is given the framework's map, cleared already",
  file: "impl/framework/vunmap.ts",
  find: "yield* callVunmap(core, dmabuf, map);",
  replace: "{\n    iosysMapClear(dmabuf.vmapCache);\n    yield* callVunmap(core, dmabuf, dmabuf.vmapCache);\n  }",
};
