// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter hears `unpin` while its table is still mapped. */
export const map54: Mutant = {
  clause: "MAP-54",
  title: "unmap unpins first",
  file: "impl/framework/unmap.ts",
  find: "  yield* unmapTable(core, attachment, table, direction);\n  if (pinsOnMap(core, attachment)) yield* unpinAfterUnmap(core, attachment);",
  replace:
    "  if (pinsOnMap(core, attachment)) yield* unpinAfterUnmap(core, attachment);\n  yield* unmapTable(core, attachment, table, direction);",
};
