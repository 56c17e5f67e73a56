// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A module with one reference can be unloaded. */
export const ref38: Mutant = {
  clause: "REF-38",
  title: "a module with one reference can be unloaded",
  file: "impl/targets/commands/export.ts",
  find: "    if (module.references > 0) return",
  replace: "    if (module.references > 1) return",
};
