// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A contiguous range is cut at the largest segment and nowhere else. */
export const sg09: Mutant = {
  clause: "SG-09",
  title: "the segment boundary is not minded",
  file: "impl/exporters/run-table.ts",
  find: "Math.min(limit, pages.length - at, pagesToBoundary(kernel, device, pages[at]!))",
  replace: "Math.min(limit, pages.length - at)",
};
