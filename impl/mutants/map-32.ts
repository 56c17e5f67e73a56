// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** 7.2 still keeps the first table of a caching exporter's attachment: a second live mapping never reaches the exporter. */
export const map32: Mutant = {
  clause: "MAP-32",
  title: "7.2 still honours the cache flag",
  file: "impl/framework/map.ts",
  find: "  if (!core.switches.cacheFlag) return;\n",
  replace: "",
};
