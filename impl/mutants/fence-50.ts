// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any returns 1 where a fence is signalled at its start. */
export const fence50: Mutant = {
  clause: "FENCE-50",
  title: "waiting for any returns 1 where a fence is signalled at its start",
  file: "impl/framework/fence-wait-any.ts",
  find: "return { left: timeout, index }",
  replace: "return { left: 1, index }",
};
