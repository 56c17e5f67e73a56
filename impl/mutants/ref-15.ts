// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The put before the last one releases already. */
export const ref15: Mutant = {
  clause: "REF-15",
  title: "the put before the last one releases already",
  file: "impl/framework/reference.ts",
  find: "  const last = file.count.lower();",
  replace: "  const last = file.count.lower() || file.count.value === 1;",
};
