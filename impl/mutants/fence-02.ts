// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence without a single op is signalled from the start. */
export const fence02: Mutant = {
  clause: "FENCE-02",
  title: "a fence without a single op is signalled from the start",
  file: "impl/framework/fence-struct.ts",
  find: "    this.wide = wide;\n",
  replace: "    this.wide = wide;\n    this.signaled = !wide && Object.values(ops).every((op) => op === undefined);\n",
};
