// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Nothing mapped, nothing to bracket. */
export const heap19None: Mutant = {
  clause: "HEAP-19",
  title: "a begin with no attachment mapped fails",
  file: "impl/exporters/system-heap.ts",
  find: "      syncMapped(dmabuf, direction, kernel.dmaSyncSgtableForCpu);\n",
  replace:
    '      if (![...bufferOf(dmabuf).attachments].some(({ mapped }) => mapped)) return { errno: "EINVAL" };\n      syncMapped(dmabuf, direction, kernel.dmaSyncSgtableForCpu);\n',
  exporter: "system-heap",
};
