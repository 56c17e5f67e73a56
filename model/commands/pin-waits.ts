// SPDX-License-Identifier: MIT
/** What an exporter's `pin` waits for: its own copy (PIN-07). The core's pins wait like the importers'. */
import type { CommandName } from "../../spec/commands/index.ts";
import type { Script } from "../acts.ts";
import { WAIT_CLAUSES, waitsFor } from "../fence-scripts.ts";
import type { CopyState } from "../moving.ts";
import { locksOn } from "../resv-scripts.ts";
import type { Applies, Call, Scripted } from "../rule.ts";
import { giveBack, takeForCall } from "./call-locks.ts";

/** The copy of the buffer that is to be pinned. */
function copyOf({ buffer }: Pick<Call, "buffer">): CopyState | null {
  return buffer?.moving?.copy ?? null;
}

function* waits(c: Call, locks: boolean): Script {
  const copy = copyOf(c);
  const { s, task, buffer } = c;
  if (copy === null || buffer === null) return;
  if (locks) takeForCall(c);
  try {
    const held = locksOn(task, buffer.reservation);
    const waiter = { s, task, interruptible: false, locks: held, also: ["PIN-07"] } as const;
    yield* waitsFor(waiter, copy.fence, Number.POSITIVE_INFINITY, "PIN-07");
  } finally {
    if (locks) giveBack(c);
  }
}

/** A pin that waits, before the op is over. `locks`: the call has taken the lock itself. */
export function pinWaits<N extends CommandName>(
  when: (c: Call<N>) => boolean,
  locks: boolean,
  applies: Applies = {},
): Scripted<N> {
  return {
    ...applies,
    phase: "script",
    clause: "PIN-07",
    also: ["PIN-07", ...WAIT_CLAUSES],
    when: (c) => copyOf(c) !== null && when(c),
    run: (c) => waits(c as Call, locks),
  };
}
