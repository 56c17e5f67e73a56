// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Null maps of both kinds are equal. */
export const iosys09Equal: Mutant = {
  clause: "IOSYS-09",
  title: "null maps of both kinds are equal",
  file: "impl/framework/iosys-map.ts",
  find: "  if (a.memory !== b.memory) return false;",
  replace: "  if (a.memory !== b.memory) return iosysMapIsNull(a) && iosysMapIsNull(b);",
};
