// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A map pins before it looks for a cached table. */
export const map58: Mutant = {
  clause: "MAP-58",
  title: "the pin comes before the cache",
  file: "impl/framework/map.ts",
  find: "  if (cached !== null) return servedFromCache(attachment, cached, direction);\n",
  replace:
    "  if (cached !== null) {\n    if (pinsOnMap(core, attachment)) yield* callPin(core, attachment);\n    return servedFromCache(attachment, cached, direction);\n  }\n",
  era: "6.12",
};
