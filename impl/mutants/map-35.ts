// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter's unmap always hears BIDIRECTIONAL. */
export const map35: Mutant = {
  clause: "MAP-35",
  title: "unmap passes on another direction",
  file: "impl/framework/unmap.ts",
  find: "  yield* callUnmapDmaBuf(core, attachment, own, direction);",
  replace:
    '  yield* callUnmapDmaBuf(core, attachment, own, direction === "DMA_FROM_DEVICE" ? "DMA_BIDIRECTIONAL" : direction);',
};
