// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table without DMA entries passes for an exporter's failure. */
export const map62: Mutant = {
  clause: "MAP-62",
  title: "a table without DMA entries is refused",
  file: "impl/framework/map.ts",
  find: "  const shown = failure ?? showToImporter(core, table);",
  replace:
    '  if (table.mappedEntries === 0) return error("EINVAL");\n  const shown = failure ?? showToImporter(core, table);',
};
