// SPDX-License-Identifier: MIT
/** The lock around the exporter's vmap and vunmap ops, and the words about a missing one. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { LocksHeld } from "../../spec/op.ts";
import { drivenBy } from "../driver-buffers.ts";
import { nestsLocks } from "../lock-debug.ts";
import { assertsLock, lockedCall } from "../lock-premises.ts";
import { callersLocks, held, notHeld } from "../locks.ts";
import { premise, takesReservation } from "../phase-parts.ts";
import type { Applies, Call, Phase } from "../rule.ts";

export type VmapCommand = "vmap" | "vmap-unlocked" | "vunmap" | "vunmap-unlocked";

/** Which lock the exporter's op runs under, in the eras it applies to. */
export interface VmapLock extends Applies {
  readonly locks: LocksHeld | ((c: Pick<Call, "buffer" | "task">) => LocksHeld);
  readonly lockClause: ClauseId;
}

/** `mutexClause`: owed the mutex. 6.1 takes the buffer mutex and looks at no reservation (VMAP-14, VMAP-32); later the reservation protects (VMAP-15). */
export function vmapLocks(unlocked: boolean, mutexClause: ClauseId): readonly VmapLock[] {
  if (unlocked) return [{ locks: "reservation", lockClause: "VMAP-31" }];
  return [
    {
      on: { vmapLock: "buffer-mutex" },
      locks: (c) => (held(c) ? "reservation+buffer-mutex" : "buffer-mutex"),
      lockClause: mutexClause,
    },
    { on: { vmapLock: "reservation" }, locks: callersLocks, lockClause: "VMAP-15" },
  ];
}

/** On entry: the `_unlocked` call takes the reservation, the plain one asserts it from 6.2 on and goes on without. */
export function vmapEntry(
  unlocked: boolean,
  site: string,
  asserts: readonly Phase<VmapCommand>[] = assertsHeld("VMAP-15", site),
): readonly Phase<VmapCommand>[] {
  if (unlocked)
    return takesReservation<VmapCommand>("VMAP-31", `${site}_unlocked`, { others: "LOCK-14", also: ["VMAP-31"] });
  return [
    ...lockedCall<VmapCommand>({ on: { vmapLock: "reservation" } }),
    ...asserts,
    premise("VMAP-32", held, { on: { vmapLock: "buffer-mutex" } }),
  ];
}

/** The words about a caller without the lock, and the clause that wants them there. */
export function assertsHeld(
  clause: ClauseId,
  site: string,
  when?: (c: Call<VmapCommand>) => boolean,
): readonly Phase<VmapCommand>[] {
  return assertsLock<VmapCommand>(clause, site, { on: { vmapLock: "reservation" }, ...(when && { when }) });
}

/** Whether the caller of vmap or vunmap has what the era demands of the reservation lock. */
export function keepsVmapLockRule(c: Call<VmapCommand>, unlocked: boolean): boolean {
  if (unlocked) return notHeld(c) && !nestsLocks(c);
  return held(c) || c.s.switches.vmapLock === "buffer-mutex";
}

/** Whether udmabuf itself would complain about a caller without the lock, after the core has: nobody's promise, never sent. */
export function driverAsserts(c: Call<VmapCommand>): boolean {
  const { s } = c;
  return drivenBy(s, "udmabuf") && s.config.lockDebug && s.switches.vmapLock === "reservation" && notHeld(c);
}
