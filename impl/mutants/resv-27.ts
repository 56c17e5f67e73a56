// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Replace stops at the first entry of the context. */
export const resv27: Mutant = {
  clause: "RESV-27",
  title: "only one entry of the context is replaced",
  file: "impl/framework/resv-add.ts",
  find: "    dmaFencePut(core, old.fence, reservation);\n  }\n}",
  replace: "    dmaFencePut(core, old.fence, reservation);\n    break;\n  }\n}",
};
