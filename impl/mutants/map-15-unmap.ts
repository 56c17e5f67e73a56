// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only a failed copy is undone. */
export const map15Unmap: Mutant = {
  clause: "MAP-15",
  title: "an interrupted map leaves the exporter's mapping",
  file: "impl/framework/map.ts",
  find: "  if (isError(shown)) yield* callUnmapDmaBuf",
  replace: "  if (isError(shown) && failure === undefined) yield* callUnmapDmaBuf",
  era: "6.12",
};
