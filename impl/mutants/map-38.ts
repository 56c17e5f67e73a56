// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A second unmap is refused in silence. */
export const map38: Mutant = {
  clause: "MAP-38",
  title: "a second unmap goes unreported",
  file: "impl/targets/duties.ts",
  find: '    core.log.contract(site, "MAP-38", "the mapping is unmapped already");\n',
  replace: "",
};
