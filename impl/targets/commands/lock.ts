// SPDX-License-Identifier: MIT
import type { Args } from "../../../spec/commands/index.ts";
import type { LOCK_COMMANDS } from "../../../spec/commands/lock.ts";
import type { Outcome } from "../../../spec/observation.ts";
import { lockReservation } from "../../framework/reservation.ts";
import { AcquireContext } from "../../kernel/acquire-context.ts";
import type { Sleeping } from "../../kernel/sleep.ts";
import type { LockCall } from "../../kernel/ww-mutex.ts";
import { mayUseContext } from "../duties.ts";
import { DONE, ok, REFUSED, resultOf } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

const INTERRUPTIBLE: LockCall = { context: null, interruptible: true };

const SITES: Readonly<Record<Args<"ww-lock">["how"], string>> = {
  lock: "dma_resv_lock",
  interruptible: "dma_resv_lock_interruptible",
  slow: "dma_resv_lock_slow",
  "slow-interruptible": "dma_resv_lock_slow_interruptible",
};

/** Acquire contexts, and locks beyond the plain one. */
export const LOCK_HANDLERS: Handlers<keyof typeof LOCK_COMMANDS> = {
  "ctx-init"(session, _args, id) {
    const { core } = session;
    const { task } = core;
    if (task.contexts > 0 || task.reservationsHeld > 0) core.log.lockReport(); // WW-20, WW-23
    session.lastStamp += 1;
    session.contexts.set(id, new AcquireContext(id, task, session.lastStamp));
    countContext(session, 1);
    return DONE;
  },

  "ctx-done"(session, args) {
    const context = session.contexts.get(args.context);
    if (!mayUseContext(session.core, "ww_acquire_done", context)) return REFUSED;
    if (context.done) session.core.log.lockReport(); // WW-15
    context.done = true;
    return DONE;
  },

  "ctx-fini"(session, args) {
    const context = session.contexts.get(args.context);
    if (!mayUseContext(session.core, "ww_acquire_fini", context)) return REFUSED;
    if (context.acquired > 0) session.core.log.lockReport(); // WW-16
    context.ended = true;
    countContext(session, -1);
    return DONE;
  },

  *"ww-lock"(session, args) {
    const { core } = session;
    const context = session.contexts.get(args.context);
    const slow = args.how === "slow" || args.how === "slow-interruptible";
    if (!mayUseContext(core, SITES[args.how], context)) return REFUSED;
    if (slow && context.contending === null) core.log.lockReport(); // WW-07
    const outcome = yield* lockWith(session, args.buffer, SITES[args.how], {
      context,
      interruptible: args.how === "interruptible" || args.how === "slow-interruptible",
    });
    return args.how === "slow" ? DONE : outcome; // WW-07: the result is thrown away
  },

  "ww-trylock"(session, args) {
    const { core } = session;
    const context = session.contexts.get(args.context);
    if (!mayUseContext(core, "ww_mutex_trylock", context)) return REFUSED;
    return ok(session.buffers.get(args.buffer).reservation.trylock(core.task, context)); // WW-27
  },

  "resv-lock-interruptible"(session, args) {
    return lockWith(session, args.buffer, "dma_resv_lock_interruptible", INTERRUPTIBLE);
  },

  "resv-trylock"(session, args) {
    return ok(session.buffers.get(args.buffer).reservation.trylock(session.core.task)); // WW-09
  },

  "resv-is-locked"(session, args) {
    const { reservation } = session.buffers.get(args.buffer);
    return ok({ locked: reservation.held, context: reservation.context?.handle ?? null });
  },
};

function* lockWith(session: SessionState, buffer: number, site: string, call: LockCall): Sleeping<Outcome> {
  const { reservation } = session.buffers.get(buffer);
  return resultOf(yield* lockReservation(session.core, reservation, site, call));
}

function countContext({ core }: SessionState, change: 1 | -1): void {
  core.task.contexts += change;
  if (core.switches.contextCountsAsLock) core.task.reservationsHeld += change; // WW-31
}
