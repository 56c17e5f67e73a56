// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A size off the page grid loses its last page. */
export const sg02: Mutant = {
  clause: "SG-02",
  title: "the page count is rounded down",
  file: "impl/exporters/page-count.ts",
  find: "Math.ceil(",
  replace: "Math.floor(",
};
