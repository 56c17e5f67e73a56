// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Set_vaddr_iomem of address zero makes a system map. */
export const iosys05: Mutant = {
  clause: "IOSYS-05",
  title: "set_vaddr_iomem of address zero makes a system map",
  file: "impl/framework/iosys-map.ts",
  find: '  map.memory = "iomem";',
  replace: '  map.memory = address === 0n ? "system" : "iomem";',
};
