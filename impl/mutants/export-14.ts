// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Each missing member is warned of on its own. */
export const export14: Mutant = {
  clause: "EXPORT-14",
  title: "an export that lacks two members raises two WARNs",
  file: "impl/framework/export.ts",
  find: "  if (info.priv === null || info.priv === undefined) return true;",
  replace:
    "  const members = [info.priv, ops.map_dma_buf, ops.unmap_dma_buf, ops.release];\n  const missing = members.filter((member) => member === null || member === undefined);\n  for (let i = 1; i < missing.length; i++) core.log.warn(SITE);\n  if (info.priv === null || info.priv === undefined) return true;",
};
