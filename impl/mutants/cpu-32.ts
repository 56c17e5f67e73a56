// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Lock debugging goes on after its report. */
export const cpu32: Mutant = {
  clause: "CPU-32",
  title: "lock debugging reports more than once",
  file: "impl/kernel/log.ts",
  find: "    this.#lockReported = true; // CPU-32\n",
  replace: "",
};
