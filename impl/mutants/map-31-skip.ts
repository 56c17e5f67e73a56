// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table without DMA entries is not given back to the exporter. */
export const map31Skip: Mutant = {
  clause: "MAP-31",
  title: "unmapping a table without DMA entries does not reach the exporter",
  file: "impl/framework/unmap.ts",
  find: "  yield* callUnmapDmaBuf(core, attachment, own, direction);\n",
  replace:
    "  if (attachment.listed && own.mappedEntries > 0) yield* callUnmapDmaBuf(core, attachment, own, direction);\n",
};
