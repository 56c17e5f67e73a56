// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The table of a contiguous range has an empty entry at its end. */
export const sg07: Mutant = {
  clause: "SG-07",
  title: "an empty entry ends the table",
  file: "impl/exporters/run-table.ts",
  find: "Math.max(1, lengths.length)",
  replace: "lengths.length + 1",
};
