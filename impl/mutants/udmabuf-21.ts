// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An attachment keeps its table for the next map. */
export const udmabuf21: Mutant = {
  clause: "UDMABUF-21",
  title: "a map hands out the table of an earlier one",
  file: "impl/exporters/udmabuf.ts",
  find: "      return newTable(kernel, attachment.device, bufferOf(attachment.dmabuf).pages, direction, traits);\n    },\n\n    unmap_dma_buf(attachment, table, direction) {\n      putTable(kernel, attachment.device, table, direction);\n    },\n",
  replace:
    "      const kept = attachment.priv as SgTable | null | undefined;\n      if (kept !== null && kept !== undefined) {\n        attachment.priv = null;\n        return kernel.dmaMapSgtable(attachment.device, kept, direction, SKIP_CPU_SYNC) ?? kept;\n      }\n      return newTable(kernel, attachment.device, bufferOf(attachment.dmabuf).pages, direction, traits);\n    },\n\n    unmap_dma_buf(attachment, table, direction) {\n      kernel.dmaUnmapSgtable(attachment.device, table, direction, SKIP_CPU_SYNC);\n      if (attachment.priv === null || attachment.priv === undefined) attachment.priv = table;\n      else kernel.sgFreeTable(table);\n    },\n",
  exporter: "udmabuf",
};
