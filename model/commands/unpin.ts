// SPDX-License-Identifier: MIT
import { held } from "../locks.ts";
import { premise } from "../phase-parts.ts";
import type { Meaning } from "../rule.ts";
import { attachmentOf } from "../tables.ts";
import { hasPin, isDynamic } from "./map-kinds.ts";
import { pinLookup, pinOp, pinWords } from "./pin-phases.ts";

/** `dma_buf_unpin`: never without a pin of the same importer (PIN-13). */
export const unpin: Meaning<"unpin"> = {
  defined: (c) => pinLookup(c) && attachmentOf(c).pins > 0,
  legal: (c) => isDynamic(c) && held(c),
  phases: [
    ...pinWords("dma_buf_unpin"),
    premise("PIN-14", isLast),
    pinOp("unpin", "PIN-24"),
    { phase: "effect", clause: "PIN-03", when: (c) => !hasPin(c), run: discount },
    { phase: "effect", clause: "PIN-14", when: (c) => attachmentOf(c).buffer.moving?.pins === 0, run: discount },
    { phase: "effect", clause: "PIN-24", run: discount },
  ],
};

/** The exporter has no other pin: it may move the storage again, and does not do so now. */
function isLast(c: Parameters<typeof attachmentOf>[0]): boolean {
  return attachmentOf(c).buffer.moving?.pins === 1;
}

function discount(c: Parameters<typeof attachmentOf>[0]): void {
  attachmentOf(c).pins--;
}
