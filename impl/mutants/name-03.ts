// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The name that is replaced is not freed. */
export const name03: Mutant = {
  clause: "NAME-03",
  title: "a replaced name is leaked",
  file: "impl/framework/set-name.ts",
  find: "  if (dmabuf.name === null) core.census.names += 1;",
  replace: "  core.census.names += 1;",
};
