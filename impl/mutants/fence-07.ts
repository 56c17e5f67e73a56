// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Signalling NULL with a timestamp warns under the name of the plain form. */
export const fence07: Mutant = {
  clause: "FENCE-07",
  title: "signalling NULL with a timestamp warns under the name of the plain form",
  file: "impl/framework/fence-signal.ts",
  find: 'core.log.warn(timestamp === "given" ? "dma_fence_signal_timestamp" : "dma_fence_signal");',
  replace: 'core.log.warn("dma_fence_signal");',
};
