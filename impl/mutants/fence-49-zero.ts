// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any with no time returns 0 although a fence is signalled. */
export const fence49Zero: Mutant = {
  clause: "FENCE-49",
  title: "waiting for any with no time returns 0 although a fence is signalled",
  file: "impl/framework/fence-wait-any.ts",
  find: "{ left: 1, index }",
  replace: "{ left: 0, index }",
};
