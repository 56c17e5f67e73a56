// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Unmap loses the importer's copy. */
export const map69: Mutant = {
  clause: "MAP-69",
  title: "the importer's copy is never freed",
  file: "impl/framework/table-copy.ts",
  find: "  copy.free();\n  core.census.tableCopies -= 1;\n",
  replace: "",
};
