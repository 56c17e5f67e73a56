// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Mapping a NULL attachment is refused without a WARN. */
export const map01: Mutant = {
  clause: "MAP-01",
  title: "mapping a NULL attachment is refused without a WARN",
  file: "impl/framework/map.ts",
  find: "core.log.warn(SITE);",
  replace: "core.log.trace(SITE);",
};
