// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A null map from the exporter counts as a failure. */
export const vmap19: Mutant = {
  clause: "VMAP-19",
  title: "a null map from the exporter counts as a failure",
  file: "impl/framework/vmap.ts",
  find: "  reportUnfilled(core, filled);\n",
  replace: '  if (iosysMapIsNull(filled)) return error("ENOMEM");\n  reportUnfilled(core, filled);\n',
};
