// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Ending an access for writing is done once and for all. */
export const cpu13: Mutant = {
  clause: "CPU-13",
  title: "end calls the exporter in both directions for a bracket of either",
  file: "impl/framework/cpu-access.ts",
  find: "callEndCpuAccess(core, dmabuf, direction); // CPU-13",
  replace: 'callEndCpuAccess(core, dmabuf, direction === "DMA_TO_DEVICE" ? "DMA_BIDIRECTIONAL" : direction);',
};
