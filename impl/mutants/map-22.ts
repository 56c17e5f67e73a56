// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Map answers EAGAIN whatever errno pin gave. */
export const map22: Mutant = {
  clause: "MAP-22",
  title: "every failed pin of a map becomes EAGAIN",
  file: "impl/framework/map.ts",
  find: "  return refusal;\n",
  replace: '  return error("EAGAIN");\n',
};
