// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Map pins static importers only, without the build option as well. */
export const map21: Mutant = {
  clause: "MAP-21",
  title: "map pins static importers only, without the build option as well",
  file: "impl/framework/pin-on-map.ts",
  find: "return !core.config.moveNotify;",
  replace: "return !core.config.moveNotify && !attachment.dynamic;",
  era: "6.12",
};
