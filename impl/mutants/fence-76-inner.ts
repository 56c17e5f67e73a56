// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The section lasts until the end of the inner one. */
export const fence76Inner: Mutant = {
  clause: "FENCE-76",
  title: "the section lasts until the end of the inner one",
  file: "impl/framework/signalling.ts",
  find: "  task.signallingSection ??= section;",
  replace: "  task.signallingSection = section;",
};
