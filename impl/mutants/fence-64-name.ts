// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The stub has the timeline of an array up to 6.12. */
export const fence64Name: Mutant = {
  clause: "FENCE-64",
  title: "the stub has the timeline of an array up to 6.12",
  file: "impl/framework/fence-stub.ts",
  find: 'timeline: "stub"',
  replace: 'timeline: "unbound"',
  era: "6.12",
};
