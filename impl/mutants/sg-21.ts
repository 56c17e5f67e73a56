// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The page scramble stops at the mapped count. */
export const sg21: Mutant = {
  clause: "SG-21",
  title: "only mapped entries are scrambled",
  file: "impl/framework/table-scramble.ts",
  find: "  for (let i = 0; i < table.originalEntries; i++) {\n    const entry = table.entries[i];\n    if (entry",
  replace: "  for (let i = 0; i < table.mappedEntries; i++) {\n    const entry = table.entries[i];\n    if (entry",
  era: "6.12",
};
