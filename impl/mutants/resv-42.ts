// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** One fence stands for all: the first that matches. */
export const resv42: Mutant = {
  clause: "RESV-42",
  title: "singleton of several fences gives the first",
  file: "impl/framework/resv-get.ts",
  find: "  if (fences.length <= 1) return fences[0] ?? null;",
  replace:
    "  for (const fence of fences.splice(1)) dmaFencePut(core, fence, reservation);\n  if (fences.length <= 1) return fences[0] ?? null;",
};
