// SPDX-License-Identifier: MIT
import { takesListMutex } from "../list-mutex.ts";
import { ownedBuffer } from "../lookup.ts";
import { disown, own } from "../references.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import type { BufferState } from "../state.ts";
import { theBuffer } from "./descriptor-phases.ts";
import { RELEASE_COUNTS, RELEASE_PHASES, releaseDefined, releaseLegal, wouldClose } from "./release-phases.ts";
import { traces } from "./trace.ts";

type NextCall = Call<"iter-next">;

const ENDS: Effect<"iter-next"> = {
  phase: "effect",
  clause: "REF-32",
  also: ["REF-45"],
  value: (c) => c.note,
  valueClauses: { "": "REF-45" },
};

/** The next older buffer, with a reference; the one given is put, and may end with it. */
export const iterNext: Meaning<"iter-next"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && (!wouldClose(theBuffer(c), 1) || releaseDefined(theBuffer(c))),
  legal: (c) => theBuffer(c).owned > 1 || releaseLegal(theBuffer(c)),
  phases: [
    takesListMutex("LOCK-15"),
    traces("dma_buf_put"),
    { phase: "does", clause: "REF-32", run: step },
    ...RELEASE_PHASES,
    { ...ENDS, clause: "LOCK-17", when: (c) => theBuffer(c).life !== "open" },
    ENDS,
  ],
  counts: { ...RELEASE_COUNTS, references: "REF-32" },
};

/** The walk goes on from the place in the list that the given buffer has while it is listed. */
function step(c: NextCall): void {
  const buffer = theBuffer(c);
  const next = following(c, buffer);
  disown(c.s, buffer);
  if (next !== null) own(c.s, next);
  c.note = next?.id ?? null;
}

function following(c: NextCall, buffer: BufferState): BufferState | null {
  const at = c.s.listed.indexOf(buffer);
  return at < 0 ? null : (c.s.listed[at + 1] ?? null);
}
