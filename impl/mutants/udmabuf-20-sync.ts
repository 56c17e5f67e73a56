// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Syncs follow the mapping instead of their caller. */
export const udmabuf20Sync: Mutant = {
  clause: "UDMABUF-20",
  title: "a begin syncs in the direction of the first one",
  file: "impl/exporters/udmabuf.ts",
  find: "kernel.dmaSyncSgtableForCpu(device, buffer.table, direction);",
  replace: "kernel.dmaSyncSgtableForCpu(device, buffer.table, buffer.tableDirection);",
  exporter: "udmabuf",
};
