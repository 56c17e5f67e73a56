// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Incrementing a map makes it a system map. */
export const iosys06: Mutant = {
  clause: "IOSYS-06",
  title: "incrementing a map makes it a system map",
  file: "impl/framework/iosys-map.ts",
  find: "  map.address = BigInt.asUintN(64, map.address + BigInt(bytes));",
  replace: '  map.address = BigInt.asUintN(64, map.address + BigInt(bytes));\n  map.memory = "system";',
};
