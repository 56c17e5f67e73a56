// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Signalling NULL warns up to 6.12 too. */
export const fence07Old: Mutant = {
  clause: "FENCE-07",
  title: "signalling NULL warns up to 6.12 too",
  file: "impl/framework/fence-signal.ts",
  find: '  if (core.switches.secondSignal === "error") return error("EINVAL"); // FENCE-07\n  core.log.warn(',
  replace: "  core.log.warn(",
  era: "6.12",
};
