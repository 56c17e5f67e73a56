// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Pages are sorted by address, for longer segments. */
export const sg11: Mutant = {
  clause: "SG-11",
  title: "pages are mapped in address order",
  file: "impl/exporters/page-table.ts",
  find: "  return kernel.sgAllocTableFromPages(pages, sizeBytes, segmentLimit(kernel, device, pages));",
  replace:
    "  const sorted = [...pages].sort((a, b) => (a.physicalAddress < b.physicalAddress ? -1 : 1));\n  return kernel.sgAllocTableFromPages(sorted, sizeBytes, segmentLimit(kernel, device, sorted));",
};
