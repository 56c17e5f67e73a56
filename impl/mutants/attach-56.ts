// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What is pinned is thought to be there. */
export const attach56: Mutant = {
  clause: "ATTACH-56",
  title: "a static importer's attach to a dynamic exporter does not wait",
  file: "impl/framework/map.ts",
  find: "  if (attachment.dynamic) return false; // MAP-17\n",
  replace: "  if (attachment.dynamic || attachment.dmabuf.ops.pin !== undefined) return false;\n",
  era: "6.12",
};
