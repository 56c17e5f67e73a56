// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every bracket syncs as the table was mapped. */
export const sync22: Mutant = {
  clause: "SYNC-22",
  title: "udmabuf begins access in the direction of the first bracket",
  file: "impl/exporters/udmabuf.ts",
  find: "kernel.dmaSyncSgtableForCpu(device, buffer.table, direction);",
  replace: "kernel.dmaSyncSgtableForCpu(device, buffer.table, buffer.tableDirection);",
  exporter: "udmabuf",
};
