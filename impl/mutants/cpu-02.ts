// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter is always asked for both directions. */
export const cpu02: Mutant = {
  clause: "CPU-02",
  title: "begin for writing asks the exporter for both directions",
  file: "impl/framework/cpu-access.ts",
  find: "callBeginCpuAccess(core, dmabuf, direction);",
  replace: 'callBeginCpuAccess(core, dmabuf, direction === "DMA_TO_DEVICE" ? "DMA_BIDIRECTIONAL" : direction);',
};
