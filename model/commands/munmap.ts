// SPDX-License-Identifier: MIT
import { referencesOf } from "../references.ts";
import type { Meaning } from "../rule.ts";
import type { BufferState } from "../state.ts";
import { dropVma, knownVma, vmaOf } from "../user-mappings.ts";
import { theBuffer } from "./descriptor-phases.ts";
import { RELEASE_COUNTS, RELEASE_PHASES, releaseDefined, releaseLegal } from "./release-phases.ts";

/** The mapping goes and its reference with it; the last one releases the buffer before the call returns (MMAP-16). */
export const munmap: Meaning<"munmap"> = {
  defined: (c) => knownVma(c, c.args.vma) && (!isLast(theBuffer(c)) || releaseDefined(theBuffer(c))),
  legal: (c) => !isLast(theBuffer(c)) || releaseLegal(theBuffer(c)),
  phases: [
    { phase: "does", clause: "MMAP-16", run: (c) => dropVma(c.s, vmaOf(c)) },
    ...RELEASE_PHASES,
    { phase: "effect", clause: "REF-43", when: (c) => theBuffer(c).life === "closed" },
    { phase: "effect", clause: "MMAP-16" },
  ],
  counts: { ...RELEASE_COUNTS, references: "MMAP-16", vmas: "MMAP-16" },
};

function isLast(buffer: BufferState): boolean {
  return referencesOf(buffer) === 1;
}
