// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** 7.2 keeps the first table of a static exporter's dynamic importer, as 6.12 did. */
export const map70: Mutant = {
  clause: "MAP-70",
  title: "a dynamic importer is served from a kept table",
  file: "impl/framework/map.ts",
  find: "  if (!core.switches.cacheFlag) return;\n  if (attachment.dmabuf.ops.cache_sgt_mapping !== true) return;\n",
  replace:
    "  const { pin, cache_sgt_mapping } = attachment.dmabuf.ops;\n  const keeps = core.switches.cacheFlag ? cache_sgt_mapping === true : attachment.dynamic && pin === undefined;\n  if (!keeps) return;\n",
};
