// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Unmap tells EBUSY while the attachment has other mappings. */
export const map39: Mutant = {
  clause: "MAP-39",
  title: "unmap fails",
  file: "impl/targets/commands/map.ts",
  find: "  if (owner !== null && mapping !== null) ended(owner, mapping);\n  return DONE;",
  replace:
    '  if (owner !== null && mapping !== null) ended(owner, mapping);\n  if (owner !== null && mapping !== null && owner.liveMappings > 0) return failed({ errno: "EBUSY" });\n  return DONE;',
};
