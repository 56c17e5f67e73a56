// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The sync is for what the DMA layer made of the table. */
export const hw10Counts: Mutant = {
  clause: "HW-10",
  title: "begin syncs the mapped entries instead of the original ones",
  file: "impl/exporters/brackets.ts",
  find: "kernel.dmaSyncSgtableForCpu(mapped.device, table, mapped.direction);",
  replace:
    "kernel.dmaSyncSgtableForCpu(mapped.device, { ...table, originalEntries: table.mappedEntries }, mapped.direction);",
};
