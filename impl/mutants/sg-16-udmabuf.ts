// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The table of an unmapped buffer is kept. */
export const sg16Udmabuf: Mutant = {
  clause: "SG-16",
  title: "udmabuf never frees a table",
  file: "impl/exporters/udmabuf.ts",
  find: "  kernel.dmaUnmapSgtable(device, table, direction, SKIP_CPU_SYNC);\n  kernel.sgFreeTable(table);\n",
  replace: "  kernel.dmaUnmapSgtable(device, table, direction, SKIP_CPU_SYNC);\n",
  exporter: "udmabuf",
};
