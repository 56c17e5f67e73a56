// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The size is read from the pages. */
export const stats08Size: Mutant = {
  clause: "STATS-08",
  title: "the statistics show a size in whole pages",
  file: "impl/framework/statistics.ts",
  find: "  const { exporterName, size } = dmabuf;\n",
  replace:
    "  const { exporterName } = dmabuf;\n  const size = (dmabuf.size / BigInt(core.pageSizeBytes)) * BigInt(core.pageSizeBytes);\n",
  era: "6.1",
};
