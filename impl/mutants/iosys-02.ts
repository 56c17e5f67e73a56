// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Maps of different kinds compare equal when their addresses do. */
export const iosys02: Mutant = {
  clause: "IOSYS-02",
  title: "maps of different kinds compare equal when their addresses do",
  file: "impl/framework/iosys-map.ts",
  find: "  if (a.memory !== b.memory) return false;\n",
  replace: "",
};
