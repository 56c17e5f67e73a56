// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The alignment check begins at the second entry. */
export const map52: Mutant = {
  clause: "MAP-52",
  title: "the first entry's alignment is not looked at",
  file: "impl/framework/alignment.ts",
  find: "for (let i = 0; i < table.mappedEntries; i++) {",
  replace: "for (let i = 1; i < table.mappedEntries; i++) {",
};
