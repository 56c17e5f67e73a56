// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every importer is spared the wait. */
export const map17: Mutant = {
  clause: "MAP-17",
  title: "map waits on behalf of a dynamic importer",
  file: "impl/framework/map.ts",
  find: "  if (attachment.dynamic) return false; // MAP-17\n",
  replace: "",
};
