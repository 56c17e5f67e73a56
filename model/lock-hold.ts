// SPDX-License-Identifier: MIT
/** Taking and giving back a reservation lock. Keeps the state's several views of it in step. */
import { bufferOf } from "./contents.ts";
import type { ContextState } from "./contexts.ts";
import type { Call } from "./rule.ts";

type HoldCall = Pick<Call, "s" | "task" | "buffer">;

/** The step's task takes the lock of the step's buffer; with a context that counts it (WW-02). */
export function takeLock(c: HoldCall, context: ContextState | null): void {
  const buffer = bufferOf(c);
  const { reservation } = buffer;
  reservation.owner = c.task;
  reservation.context = context;
  c.s.locked.push(buffer);
  if (context === null) return;
  context.acquired++;
  context.contended = null;
}

/** The step's task gives it back; the context goes first (WW-29). */
export function releaseLock(c: HoldCall): void {
  const { reservation } = bufferOf(c);
  const { context } = reservation;
  if (context !== null && context.acquired > 0) context.acquired--;
  reservation.context = null;
  reservation.owner = null;
  c.s.locked.splice(
    c.s.locked.findIndex((buffer) => buffer.reservation === reservation),
    1,
  );
}
