// SPDX-License-Identifier: MIT
/** The reservation lock of a call that takes it without a context, keeps it while it sleeps, and gives it back. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { type Script, slept } from "../acts.ts";
import { bufferOf } from "../contents.ts";
import { dequeue, enqueue } from "../lock-queue.ts";
import { cutCapacity } from "../reservations.ts";
import type { Call } from "../rule.ts";

type LockCall = Pick<Call, "s" | "task" | "buffer">;

/** Waits for its turn, uninterruptibly, and takes the lock. */
export function* takesLock(c: LockCall, clause: ClauseId): Script {
  const { reservation } = bufferOf(c);
  if (reservation.owner !== null) {
    const waiter = { task: c.task, context: null };
    enqueue(reservation, waiter);
    const { queue } = reservation;
    yield slept(
      "reservation",
      () => reservation.owner === null && queue[0] === waiter,
      clause,
      ["LOCK-02"],
      () => (reservation.owner === null && queue.length > 1 ? "WW-19" : null),
    );
    dequeue(reservation, waiter);
  }
  takeForCall(c);
}

/** The lock is the task's until the call gives it back, though the program does not hold it. */
export function takeForCall(c: LockCall): void {
  const { reservation } = bufferOf(c);
  if (reservation.owner === c.task) throw new Error("the call waits for itself");
  reservation.owner = c.task;
  c.s.heldInCalls.add(reservation);
}

/** Gives the lock back, and with it what was reserved and not used (RESV-11). */
export function giveBack(c: LockCall): void {
  const { reservation } = bufferOf(c);
  reservation.owner = null;
  c.s.heldInCalls.delete(reservation);
  if (c.s.config.lockDebug) cutCapacity(reservation);
}
