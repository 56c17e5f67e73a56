// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter's unmap op is called for every second entry instead of once for the table. */
export const map31: Mutant = {
  clause: "MAP-31",
  title: "unmap gives tables of several entries back more than once",
  file: "impl/framework/unmap.ts",
  find: "  yield* callUnmapDmaBuf(core, attachment, own, direction);\n",
  replace:
    "  for (let i = 0; i < Math.max(1, own.mappedEntries); i += 2) yield* callUnmapDmaBuf(core, attachment, own, direction);\n",
};
