// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The sync is for what the caller does, as the drivers have it. */
export const hw10: Mutant = {
  clause: "HW-10",
  title: "end syncs in the caller's direction",
  file: "impl/exporters/brackets.ts",
  find: "kernel.dmaSyncSgtableForDevice(mapped.device, table, mapped.direction);",
  replace: "kernel.dmaSyncSgtableForDevice(mapped.device, table, direction);",
};
