// SPDX-License-Identifier: MIT
import { held } from "../locks.ts";
import type { Meaning } from "../rule.ts";
import { attachmentOf } from "../tables.ts";
import { hasPin, isDynamic } from "./map-kinds.ts";
import { pinLookup, pinOp, pinWords } from "./pin-phases.ts";
import { pinWaits } from "./pin-waits.ts";

/** `dma_buf_pin`: the core counts nothing, the exporter does. */
export const pin: Meaning<"pin"> = {
  // Without the lock others could move the storage while it waits.
  defined: (c) => pinLookup(c) && (held(c) || (c.buffer?.moving?.copy ?? null) === null),
  legal: (c) => isDynamic(c) && held(c),
  phases: [
    ...pinWords("dma_buf_pin"),
    pinWaits<"pin">(() => true, false),
    pinOp("pin", "PIN-24", isPinnedByCore),
    pinOp("pin", "PIN-04", (c) => !isPinnedByCore(c)),
    { phase: "effect", clause: "PIN-03", when: (c) => !hasPin(c), run: count },
    { phase: "effect", clause: "PIN-04", also: ["PIN-24"], run: count },
  ],
};

/** The core has pinned for the table it keeps, or for one that is mapped: the importer's own pin is another one. */
function isPinnedByCore(c: Parameters<typeof attachmentOf>[0]): boolean {
  const { cached, mappings } = attachmentOf(c);
  return hasPin(c) && !isDynamic(c) && (cached !== null || mappings.length > 0);
}

function count(c: Parameters<typeof attachmentOf>[0]): void {
  attachmentOf(c).pins++;
}
