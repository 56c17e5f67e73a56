// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A detach with one mapping left goes unreported. */
export const attach44: Mutant = {
  clause: "ATTACH-44",
  title: "a detach with live mappings is not reported",
  file: "impl/targets/duties.ts",
  find: "if (owner.liveMappings > 0)",
  replace: "if (owner.liveMappings > 1)",
};
