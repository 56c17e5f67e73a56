// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** 7.2 unpins after unmap through the importers' function, which warns about static ones. */
export const map59: Mutant = {
  clause: "MAP-59",
  title: "unmap unpins through the importers' function",
  file: "impl/framework/pin-on-map.ts",
  find: 'if (core.switches.pinOnMap === "static-importer") yield* callUnpin(core, attachment);\n  else yield*',
  replace: "yield*",
};
