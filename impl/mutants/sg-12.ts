// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Each segment of a contiguous range begins with the last page of the one before. */
export const sg12: Mutant = {
  clause: "SG-12",
  title: "segments overlap",
  file: "impl/exporters/run-table.ts",
  find: "    page += lengths[i]!;",
  replace: "    page += lengths[i]! - 1;",
};
