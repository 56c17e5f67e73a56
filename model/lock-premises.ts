// SPDX-License-Identifier: MIT
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import { held, heldByOther, heldWithContext, notHeld } from "./locks.ts";
import { hushes, premise } from "./phase-parts.ts";
import type { Applies, Call, Phase, Says } from "./rule.ts";

/** The locking convention's share in a call that wants the reservation held. `asserts`: the eras in which it asserts that. */
export function lockedCall<N extends CommandName>(asserts: Applies = {}): readonly Phase<N>[] {
  return [
    premise("LOCK-04", held),
    hushes("LOCK-08", heldWithContext),
    hushes("LOCK-07", notHeld, { ...asserts, given: { lockDebug: false } }),
  ];
}

type Holder = Pick<Call, "s" | "buffer" | "task">;

/** The task holds another reservation, and no task this one. */
function holdsAnotherOnly(c: Holder): boolean {
  return notHeld(c) && !heldByOther(c) && c.s.locked.length > 0;
}

function holdsNothing(c: Holder): boolean {
  return notHeld(c) && !heldByOther(c) && c.s.locked.length === 0;
}

/** The assertion of a call whose caller lacks the lock. `clause`: that of the call, if nothing like a lock is there. */
export function assertsLock<N extends CommandName>(
  clause: ClauseId,
  site: string,
  { when, another = "LOCK-01", ...applies }: Applies & Asserting<N> = {},
): readonly Says<N>[] {
  const says = (why: ClauseId, lacks: (c: Holder) => boolean): Says<N> => ({
    ...applies,
    given: { ...applies.given, lockDebug: true },
    phase: "says",
    clause: why,
    when: when === undefined ? lacks : (c) => lacks(c) && when(c),
    says: { kind: "ASSERT", site },
  });
  return [says("LOCK-07", heldByOther), says(another, holdsAnotherOnly), says(clause, holdsNothing)];
}

interface Asserting<N extends CommandName> {
  /** Only then does the call assert anything. */
  readonly when?: (c: Call<N>) => boolean;
  /** Whose promise it is that the lock of another reservation will not do. */
  readonly another?: ClauseId;
}
