// SPDX-License-Identifier: MIT
/** The lock around the exporter's op in plain and `_unlocked` map and unmap, and the words about a missing one. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { LocksHeld } from "../../spec/op.ts";
import { nestsLocks } from "../lock-debug.ts";
import { assertsLock, lockedCall } from "../lock-premises.ts";
import { callersLocks, held, notHeld } from "../locks.ts";
import { hushes, premise, takesReservation } from "../phase-parts.ts";
import type { Applies, Call, Phase } from "../rule.ts";
import { attachmentOf } from "../tables.ts";

export type MapCommand = "map" | "map-unlocked" | "unmap" | "unmap-unlocked";
type MapCall = Call<MapCommand>;

/** Which lock the exporter's op runs under, in the eras it applies to. */
export interface LockMode extends Applies {
  readonly locks: LocksHeld | ((c: MapCall) => LocksHeld);
  readonly lockClause: ClauseId;
}

/** The lock modes of a call. A plain call takes no lock: the exporter sees the caller's. */
export function lockModes(unlocked: boolean): readonly LockMode[] {
  if (unlocked) return [{ locks: "reservation", lockClause: "MAP-08" }];
  return [
    { on: { mapLock: "if-dynamic" }, locks: callersLocks, lockClause: "MAP-06" },
    { on: { mapLock: "always" }, locks: callersLocks, lockClause: "MAP-07" },
  ];
}

/** A lock mode's data, to be spread into a phase that has data of its own. */
export function within(mode: LockMode, applies: Applies): LockMode {
  return { ...mode, ...applies, on: { ...mode.on, ...applies.on }, given: { ...mode.given, ...applies.given } };
}

function dynamicUnheld(c: MapCall): boolean {
  return attachmentOf(c).dynamic && notHeld(c);
}

/** On entry: the `_unlocked` call takes the lock, the plain one asserts it and goes on without (MAP-66). */
export function entryLock(unlocked: boolean, site: string): readonly Phase<MapCommand>[] {
  if (unlocked) return takesReservation<MapCommand>("MAP-08", `${site}_unlocked`);
  const says = { kind: "ASSERT", site } as const;
  const given = { lockDebug: true };
  return [
    ...lockedCall<MapCommand>({ on: { mapLock: "always" } }),
    hushes("LOCK-22", () => true, { on: { mapLock: "if-dynamic" } }),
    { phase: "says", clause: "MAP-06", when: dynamicUnheld, says, given, on: { mapLock: "if-dynamic" } },
    ...assertsLock<MapCommand>("MAP-07", site, { on: { mapLock: "always" } }),
    premise("MAP-66", dynamicUnheld, { given, on: { mapLock: "if-dynamic" } }),
    premise("MAP-66", notHeld, { given, on: { mapLock: "always" } }),
  ];
}

/** 6.1 asserts the lock once more before it deals with a dynamic exporter. */
export function exporterLock(unlocked: boolean, site: string): readonly Phase<MapCommand>[] {
  if (unlocked) return [];
  const when = (c: MapCall): boolean => attachmentOf(c).buffer.ops.has("pin") && notHeld(c);
  return [
    {
      phase: "says",
      clause: "MAP-06",
      when,
      says: { kind: "ASSERT", site },
      given: { lockDebug: true },
      on: { mapLock: "if-dynamic" },
    },
  ];
}

/** Whether the caller of map or unmap has what the era demands of the lock (MAP-06, MAP-07, MAP-08). */
export function keepsLockRule(c: MapCall, unlocked: boolean): boolean {
  if (unlocked) return notHeld(c) && !nestsLocks(c);
  return held(c) || (c.s.switches.mapLock === "if-dynamic" && !attachmentOf(c).dynamic);
}
