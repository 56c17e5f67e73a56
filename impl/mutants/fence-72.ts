// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A reservation lock inside a section is reported only if the task holds another one. */
export const fence72: Mutant = {
  clause: "FENCE-72",
  title: "a reservation lock inside a section is reported only if the task holds another one",
  file: "impl/framework/signalling.ts",
  find: "  if (task.signallingSection !== null) task.log.lockReport();",
  replace: "  if (task.signallingSection !== null && task.reservationsHeld > 0) task.log.lockReport();",
};
