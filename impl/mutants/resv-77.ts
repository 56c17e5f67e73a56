// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Add keeps one entry for a context. */
export const resv77: Mutant = {
  clause: "RESV-77",
  title: "an add removes the other entries of its fence",
  file: "impl/framework/resv-add.ts",
  find: "    list.entries[slot] = entry; // RESV-26\n",
  replace:
    "    list.entries[slot] = entry;\n    const twin = list.entries.findIndex((other, at) => at > slot && other.fence.context === fence.context);\n    if (twin >= 0) dmaFencePut(core, list.entries.splice(twin, 1)[0]?.fence ?? null, reservation);\n",
};
