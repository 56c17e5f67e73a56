// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Map pins with the move-notify option on. */
export const map21Option: Mutant = {
  clause: "MAP-21",
  title: "map pins with the move-notify option on",
  file: "impl/framework/pin-on-map.ts",
  find: "return !core.config.moveNotify;",
  replace: "return true;",
  era: "6.12",
};
