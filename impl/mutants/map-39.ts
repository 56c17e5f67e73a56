// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Unmap tells its caller how many mappings are left. */
export const map39: Mutant = {
  clause: "MAP-39",
  title: "unmap has a result",
  file: "impl/targets/commands/map.ts",
  find: "  if (owner !== null && mapping !== null) ended(owner, mapping);\n  return DONE;",
  replace:
    "  if (owner !== null && mapping !== null) ended(owner, mapping);\n  return owner !== null && owner.liveMappings > 0 ? ok(owner.liveMappings) : DONE;",
};
