// SPDX-License-Identifier: MIT
/** The reservation lock as a task sees it, and which misuse of it can be sent. */
import type { LocksHeld } from "../spec/op.ts";
import type { Call } from "./rule.ts";
import type { State } from "./state.ts";

type BufferCall = Pick<Call, "buffer" | "task">;

/** Whether the task holds the reservation of the step's buffer. */
export function held(c: BufferCall): boolean {
  return c.buffer?.reservation.owner === c.task;
}

/** The opposite of `held`. */
export function notHeld(c: BufferCall): boolean {
  return c.buffer?.reservation.owner !== c.task;
}

/** Whether another task holds the reservation of the step's buffer. */
export function heldByOther(c: BufferCall): boolean {
  const owner = c.buffer?.reservation.owner ?? null;
  return owner !== null && owner !== c.task;
}

/** Some task holds the reservation, and has locked it through another buffer that shares it. */
export function sharesHeld({ s, buffer }: Pick<Call, "s" | "buffer">): boolean {
  const owner = buffer?.reservation.owner ?? null;
  if (owner === null || buffer?.reservation.shared !== true) return false;
  const through = s.lockedBy[owner]?.find(({ reservation }) => reservation === buffer.reservation);
  return through !== undefined && through !== buffer;
}

/** Whether the task holds the reservation of the step's buffer with an acquire context. */
export function heldWithContext(c: BufferCall): boolean {
  return held(c) && c.buffer?.reservation.context !== null;
}

/** What the exporter sees of a call that takes no lock itself: the caller's. */
export function callersLocks(c: BufferCall): LocksHeld {
  return held(c) ? "reservation" : "none";
}

/** Whether the exporter is the scripted one, which survives what would confuse or leak with a real one. */
export function scripted(s: State): boolean {
  return s.world.exporter.kind === "scripted";
}

/** Whether a task may be sent to wait for itself: the target must notice, and no exporter may be left half way. */
export function mayDeadlock(s: State): boolean {
  return s.instrumented && scripted(s) && s.lockedBy.length === 1;
}
