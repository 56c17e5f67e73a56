// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The importer gets ENOMEM whatever errno the exporter answered. */
export const map13: Mutant = {
  clause: "MAP-13",
  title: "every error of the map op becomes ENOMEM",
  file: "impl/framework/map.ts",
  find: "if (isError(table)) return table;",
  replace: 'if (isError(table)) return error("ENOMEM");',
};
