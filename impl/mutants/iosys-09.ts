// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Incrementing a null map leaves it null. */
export const iosys09: Mutant = {
  clause: "IOSYS-09",
  title: "incrementing a null map leaves it null",
  file: "impl/framework/iosys-map.ts",
  find: "  map.address = BigInt.asUintN(64, map.address + BigInt(bytes));",
  replace: "  if (iosysMapIsSet(map)) map.address = BigInt.asUintN(64, map.address + BigInt(bytes));",
};
