// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The cached table goes back with another direction than it was made with. */
export const attach38Direction: Mutant = {
  clause: "ATTACH-38",
  title: "detach unmaps the cached table for both directions",
  file: "impl/framework/detach.ts",
  find: "unmapTable(core, attachment, table, attachment.cachedDirection)",
  replace: 'unmapTable(core, attachment, table, "DMA_BIDIRECTIONAL")',
  era: "6.12",
  bug: "I31",
};
