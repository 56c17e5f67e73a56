// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A copy that cannot be made leaves the exporter's mapping behind. */
export const map51: Mutant = {
  clause: "MAP-51",
  title: "a failed copy is not undone",
  file: "impl/framework/map.ts",
  find: "  if (isError(shown)) yield* callUnmapDmaBuf(core, attachment, table, direction);",
  replace: "",
};
