// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The NULL of the exporter's map op fails with the wrong errno. */
export const map12: Mutant = {
  clause: "MAP-12",
  title: "a NULL table becomes EINVAL",
  file: "impl/framework/map.ts",
  find: 'if (table === null) return error("ENOMEM");',
  replace: 'if (table === null) return error("EINVAL");',
};
