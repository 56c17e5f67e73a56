// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { drivenBy } from "../driver-buffers.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import { knownVma, vmaOf } from "../user-mappings.ts";
import { theBuffer } from "./descriptor-phases.ts";

type InspectCall = Call<"inspect-vma">;

/** A mapping's file is the buffer's own, however it was made, and as long as it lives. */
export const inspectVma: Meaning<"inspect-vma"> = {
  defined: (c) => knownVma(c, c.args.vma) && !movesOffset(c),
  legal: () => true,
  phases: [
    shows("MMAP-11", (c) => vmaOf(c).redirected),
    shows("MMAP-22", (c) => theBuffer(c).descriptors === 0),
    shows("MMAP-06", () => true),
  ],
};

/**
 * A private mapping of pages without faults stores the page frame number in place of its offset (HEAP-27); other drivers
 * have offsets of their own.
 */
function movesOffset(c: InspectCall): boolean {
  return c.s.world.exporter.kind === "provider" || (drivenBy(c.s, "system-heap") && !vmaOf(c).shared);
}

function shows(clause: ClauseId, when: (c: InspectCall) => boolean): Effect<"inspect-vma"> {
  return {
    phase: "effect",
    clause,
    when,
    value: (c) => ({ file: "buffer", offsetPages: vmaOf(c).offsetPages }),
  };
}
