// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Add forgets the fence whose slot it takes. */
export const resv15: Mutant = {
  clause: "RESV-15",
  title: "the overwritten fence keeps its reference",
  file: "impl/framework/resv-add.ts",
  find: "    list.entries[slot] = entry; // RESV-26\n    dmaFencePut(core, old.fence, reservation);",
  replace: "    list.entries[slot] = entry;\n    if (old.fence === fence) dmaFencePut(core, old.fence, reservation);",
};
