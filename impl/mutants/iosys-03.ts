// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A null I/O map does not count as null. */
export const iosys03: Mutant = {
  clause: "IOSYS-03",
  title: "a null I/O map does not count as null",
  file: "impl/framework/iosys-map.ts",
  find: "  return map.address === 0n;",
  replace: '  return map.memory === "system" && map.address === 0n;',
};
