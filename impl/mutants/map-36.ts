// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The instrumentation takes any unmap for a BIDIRECTIONAL mapping. */
export const map36: Mutant = {
  clause: "MAP-36",
  title: "an unmap with another direction goes unreported",
  file: "impl/targets/duties.ts",
  find: "if (mapping.direction !== direction) core",
  replace: 'if (mapping.direction !== direction && mapping.direction !== "DMA_BIDIRECTIONAL") core',
};
