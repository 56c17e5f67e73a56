// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A cached table is inverted at each map, so that every second importer sees the real pages. */
export const map49Cache: Mutant = {
  clause: "MAP-49",
  title: "a cached table is inverted again",
  file: "impl/framework/map.ts",
  find: "return servedFromCache(attachment, cached, direction);",
  replace: "{\n    showToImporter(core, cached);\n    return servedFromCache(attachment, cached, direction);\n  }",
  era: "6.12",
};
