// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Adjacent pages are joined across a segment boundary. */
export const sg09Pages: Mutant = {
  clause: "SG-09",
  title: "joined pages cross a boundary",
  file: "impl/exporters/page-table.ts",
  find: "address % boundary === 0n",
  replace: "address % (boundary << 1n) === 0n",
};
