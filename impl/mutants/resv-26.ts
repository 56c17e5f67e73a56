// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An add that found its slot clears another that it might have had. */
export const resv26: Mutant = {
  clause: "RESV-26",
  title: "add also throws out the next signalled fence",
  file: "impl/framework/resv-add.ts",
  find: "    list.entries[slot] = entry; // RESV-26\n",
  replace:
    "    list.entries[slot] = entry;\n    const more = list.entries.findIndex((other, at) => at > slot && other.fence.signaled);\n    if (more >= 0) dmaFencePut(core, list.entries.splice(more, 1)[0]?.fence ?? null, reservation);\n",
};
