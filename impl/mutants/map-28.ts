// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table is kept although the exporter did not ask for it. */
export const map28: Mutant = {
  clause: "MAP-28",
  title: "tables are cached for every static exporter",
  file: "impl/framework/map.ts",
  find: "if (attachment.dmabuf.ops.cache_sgt_mapping !== true) return;",
  replace: "if (attachment.dmabuf.ops.cache_sgt_mapping !== true && attachment.dmabuf.ops.vmap !== undefined) return;",
  era: "6.12",
};
