// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Callbacks run last first. */
export const fence09: Mutant = {
  clause: "FENCE-09",
  title: "callbacks run last first",
  file: "impl/framework/fence-signal.ts",
  find: "for (const callback of callbacks) callback.run",
  replace: "for (const callback of callbacks.reverse()) callback.run",
};
