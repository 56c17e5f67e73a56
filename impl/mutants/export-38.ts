// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Export asks the exporter for a kernel mapping at once. */
export const export38: Mutant = {
  clause: "EXPORT-38",
  title: "export calls ops.vmap",
  file: "impl/framework/export.ts",
  find: 'import { listAdd } from "./global-list.ts";',
  replace:
    'import { callVmap } from "./exporter-ops.ts";\nimport { listAdd as addToList } from "./global-list.ts";\n\nfunction* listAdd(core: Core, dmabuf: DmaBufStruct): Sleeping<void> {\n  if (dmabuf.ops.vmap !== undefined) callVmap(core, dmabuf, dmabuf.vmapCache).next();\n  yield* addToList(core, dmabuf);\n}\n',
};
