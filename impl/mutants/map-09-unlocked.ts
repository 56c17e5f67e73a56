// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The call that locks for itself leaves the check to the plain one, whose name the report bears. */
export const map09Unlocked: Mutant = {
  clause: "MAP-09",
  title: "a map that locks for itself is reported in atomic context under the name of the plain one",
  file: "impl/framework/map.ts",
  find: '  mightSleep(core.task, SITE_UNLOCKED, "MAP-09");',
  replace: '  mightSleep(core.task, SITE, "MAP-09");',
};
