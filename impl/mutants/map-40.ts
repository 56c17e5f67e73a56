// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The framework refuses a map with NONE on the exporter's behalf. */
export const map40: Mutant = {
  clause: "MAP-40",
  title: "map refuses the direction NONE",
  file: "impl/framework/map.ts",
  find: "  const pins = pinsOnMap(core, attachment);\n",
  replace: '  if (direction === "DMA_NONE") return error("EINVAL");\n  const pins = pinsOnMap(core, attachment);\n',
};
