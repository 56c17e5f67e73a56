// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The check is left to what the map calls, which does not come to it where a table is cached or nothing is in the way. */
export const map09: Mutant = {
  clause: "MAP-09",
  title: "the plain map in atomic context goes unreported",
  file: "impl/framework/map.ts",
  find: '  mightSleep(core.task, SITE, "MAP-09");\n',
  replace: "",
};
