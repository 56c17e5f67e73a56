// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The offset initialiser moves its source as well. */
export const iosys08: Mutant = {
  clause: "IOSYS-08",
  title: "the offset initialiser moves its source as well",
  file: "impl/framework/iosys-map.ts",
  find: "  const copy: IosysMap = { memory: source.memory, address: source.address };",
  replace: "  const copy = source;",
};
