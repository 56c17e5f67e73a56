// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The mapping made at attach serves one direction only. */
export const attach29: Mutant = {
  clause: "ATTACH-29",
  title: "the attach-time mapping is made for one direction",
  file: "impl/framework/attach.ts",
  find: 'mapTable(core, attachment, "DMA_BIDIRECTIONAL")',
  replace: 'mapTable(core, attachment, "DMA_FROM_DEVICE")',
  era: "6.12",
};
