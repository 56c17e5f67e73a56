// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The alignment check looks at lengths and takes every address for aligned. */
export const map52: Mutant = {
  clause: "MAP-52",
  title: "addresses off the page grid print nothing",
  file: "impl/framework/alignment.ts",
  find: "  if (entry.dmaAddress % BigInt(core.pageSizeBytes) !== 0n) return false;\n",
  replace: "",
};
