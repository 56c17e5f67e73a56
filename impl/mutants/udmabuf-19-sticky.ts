// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The direction is noted before the table is made, and keeps the next begin from trying. */
export const udmabuf19Sticky: Mutant = {
  clause: "UDMABUF-19",
  title: "a begin that failed fails for ever",
  file: "impl/exporters/udmabuf.ts",
  find: '      if (buffer.table === null) {\n        const table = newTable(kernel, device, buffer.pages, direction, traits);\n        if ("errno" in table) return table; // UDMABUF-19\n        buffer.table = table;\n        buffer.tableDirection = direction;\n',
  replace:
    '      if (buffer.table === null) {\n        if (buffer.tableDirection !== "DMA_NONE") return { errno: "EINVAL" };\n        buffer.tableDirection = direction;\n        const table = newTable(kernel, device, buffer.pages, direction, traits);\n        if ("errno" in table) return table;\n        buffer.table = table;\n',
  exporter: "udmabuf",
};
