// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An attachment counts as mapped for ever. */
export const hw10Heap: Mutant = {
  clause: "HW-10",
  title: "an unmapped attachment is synced",
  file: "impl/exporters/system-heap.ts",
  find: "      ownOf(attachment).mapped = false;\n",
  replace: "",
  exporter: "system-heap",
};
