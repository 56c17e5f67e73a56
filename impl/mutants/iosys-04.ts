// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Clearing a map leaves its kind. */
export const iosys04: Mutant = {
  clause: "IOSYS-04",
  title: "clearing a map leaves its kind",
  file: "impl/framework/iosys-map.ts",
  find: 'export function iosysMapClear(map: IosysMap): void {\n  map.memory = "system";\n',
  replace: "export function iosysMapClear(map: IosysMap): void {\n",
};
