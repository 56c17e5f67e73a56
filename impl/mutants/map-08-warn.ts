// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The helper's WARN is that of the plain call. */
export const map08Warn: Mutant = {
  clause: "MAP-08",
  title: "the unlocked map leaves NULL arguments to the plain one",
  file: "impl/framework/map.ts",
  find: "core.log.warn(SITE_UNLOCKED);",
  replace: "core.log.warn(SITE);",
};
