// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter's cached table is unmapped before detach. */
export const map29: Mutant = {
  clause: "MAP-29",
  title: "unmapping the cached table gives it back",
  file: "impl/framework/unmap.ts",
  find: "if (attachment.cachedTable === table) return;",
  replace: "if (attachment.cachedTable === table && attachment.dmabuf.ops.cache_sgt_mapping !== true) return;",
  era: "6.12",
};
