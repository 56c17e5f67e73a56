// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The storage may move while the failed map's table is still there, and is unpinned twice. */
export const map18: Mutant = {
  clause: "MAP-18",
  title: "map unpins before it unmaps when the copy fails",
  file: "impl/framework/map.ts",
  find: "  const shown = failure ?? showToImporter(core, table);\n  if (isError(shown)) yield* callUnmapDmaBuf",
  replace:
    "  const shown = failure ?? showToImporter(core, table);\n  if (isError(shown) && pinsOnMap(core, attachment)) yield* callUnpin(core, attachment);\n  if (isError(shown)) yield* callUnmapDmaBuf",
  bug: "I04",
};
