// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A contiguous range is cut at segment boundaries and nowhere else. */
export const sg08: Mutant = {
  clause: "SG-08",
  title: "the largest segment is not minded",
  file: "impl/exporters/run-table.ts",
  find: "Math.min(limit, pages.length - at, ",
  replace: "Math.min(pages.length - at, ",
};
