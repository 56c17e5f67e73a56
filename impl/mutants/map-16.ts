// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What cannot move is thought to be there. */
export const map16: Mutant = {
  clause: "MAP-16",
  title: "map waits for fences only where the exporter pins",
  file: "impl/framework/map.ts",
  find: "  if (attachment.dynamic) return false; // MAP-17\n",
  replace: "  if (attachment.dynamic || attachment.dmabuf.ops.pin === undefined) return false;\n",
};
