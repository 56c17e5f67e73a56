// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The end of an inner section ends the outer one. */
export const fence76: Mutant = {
  clause: "FENCE-76",
  title: "the end of an inner section ends the outer one",
  file: "impl/framework/signalling.ts",
  find: "  if (task.signallingSection === section) task.signallingSection = null;",
  replace: "  if (section >= 0) task.signallingSection = null;",
};
