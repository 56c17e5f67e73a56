// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** I/O memory is accessed with the plain routines. */
export const iosys07Plain: Mutant = {
  clause: "IOSYS-07",
  title: "I/O memory is accessed with the plain routines",
  file: "impl/framework/iosys-map.ts",
  find: '  return map.memory === "iomem" ? memory.iomem : memory.system;',
  replace: "  return memory.system;",
};
