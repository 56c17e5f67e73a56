// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The last piece is forgotten when the table is copied. */
export const sg02Heap: Mutant = {
  clause: "SG-02",
  title: "an attachment's table is a piece short",
  file: "impl/exporters/system-heap.ts",
  find: "    entry.lengthBytes = table.entries[index]?.lengthBytes ?? 0;",
  replace:
    "    entry.lengthBytes = table.entries[index]?.lengthBytes ?? 0;\n    if (index > 0 && index === table.entries.length - 1) entry.lengthBytes += kernel.pageSizeBytes;",
  exporter: "system-heap",
};
