// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter gets another direction than the caller passed. */
export const map10: Mutant = {
  clause: "MAP-10",
  title: "the exporter maps for both directions whatever a dynamic importer asks",
  file: "impl/framework/map.ts",
  find: "callMapDmaBuf(core, attachment, direction)",
  replace: 'callMapDmaBuf(core, attachment, attachment.dynamic ? "DMA_BIDIRECTIONAL" : direction)',
};
