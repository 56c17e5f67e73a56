// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The direction is noted before the table is made, and the end looks at the direction. */
export const udmabuf19: Mutant = {
  clause: "UDMABUF-19",
  title: "after a begin that failed an end succeeds",
  file: "impl/exporters/udmabuf.ts",
  find: '        const table = newTable(kernel, device, buffer.pages, direction, traits);\n        if ("errno" in table) return table; // UDMABUF-19\n        buffer.table = table;\n        buffer.tableDirection = direction;\n      }\n      kernel.dmaSyncSgtableForCpu(device, buffer.table, direction); // UDMABUF-17\n      return undefined;\n    },\n\n    end_cpu_access(dmabuf, direction) {\n      const buffer = bufferOf(dmabuf);\n      if (buffer.table === null) return { errno: "EINVAL" }; // UDMABUF-18\n      kernel',
  replace:
    '        buffer.tableDirection = direction;\n        const table = newTable(kernel, device, buffer.pages, direction, traits);\n        if ("errno" in table) return table;\n        buffer.table = table;\n      }\n      kernel.dmaSyncSgtableForCpu(device, buffer.table, direction);\n      return undefined;\n    },\n\n    end_cpu_access(dmabuf, direction) {\n      const buffer = bufferOf(dmabuf);\n      if (buffer.tableDirection === "DMA_NONE") return { errno: "EINVAL" };\n      if (buffer.table !== null) kernel',
  exporter: "udmabuf",
};
