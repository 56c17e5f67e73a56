// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only the importers' own path unpins: in 7.2 the pin of a map stays. */
export const map54Lost: Mutant = {
  clause: "MAP-54",
  title: "unmap forgets the pin",
  file: "impl/framework/pin-on-map.ts",
  find: 'if (core.switches.pinOnMap === "static-importer") yield* callUnpin(core, attachment);\n  else yield*',
  replace: 'if (core.switches.pinOnMap !== "static-importer") yield*',
};
