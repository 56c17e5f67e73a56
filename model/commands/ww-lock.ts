// SPDX-License-Identifier: MIT
import { abuses } from "../lock-debug.ts";
import { fateOfCall, LOCK_SCRIPT_CLAUSES, lockScript, type Wish } from "../lock-script.ts";
import { held, mayDeadlock } from "../locks.ts";
import { lockableBuffer } from "../lookup.ts";
import { premise, reports } from "../phase-parts.ts";
import type { Call, Meaning } from "../rule.ts";
import { contextOf, ownContext } from "./context-lookup.ts";

type WwCall = Call<"ww-lock">;

function wishOf(c: WwCall): Wish {
  const { how } = c.args;
  return {
    context: contextOf(c),
    interruptible: how.endsWith("interruptible"),
    slow: how.startsWith("slow"),
  };
}

/** The task holds the lock, but not with this context (WW-10). */
function waitsForItself(c: WwCall): boolean {
  return held(c) && fateOfCall(c, wishOf(c)) === "waits";
}

/** The task holds the lock otherwise, and would be spared the wait: two things are wrong at a time. */
function isSpared(c: WwCall): boolean {
  return held(c) && !waitsForItself(c) && c.buffer?.reservation.context !== c.context;
}

/** A slow call that hangs has two things wrong as well. */
function defined(c: WwCall): boolean {
  if (!lockableBuffer(c, c.args.buffer) || !ownContext(c, c.args.context)) return false;
  return (!waitsForItself(c) && !isSpared(c)) || (waitsForItself(c) && mayDeadlock(c.s) && !wishOf(c).slow);
}

function legal(c: WwCall): boolean {
  const context = contextOf(c);
  if (waitsForItself(c) || abuses(context, c.buffer?.reservation ?? null)) return false;
  return !wishOf(c).slow || context.contended !== null;
}

/** `dma_resv_lock` with a context, and its interruptible and slow forms. */
export const wwLock: Meaning<"ww-lock"> = {
  defined,
  legal,
  phases: [
    premise("WW-10", waitsForItself),
    reports("MAP-08", "dma_resv_lock", (c) => waitsForItself(c) && c.args.how === "lock"),
    reports("MAP-08", "dma_resv_lock_interruptible", (c) => waitsForItself(c) && c.args.how === "interruptible"),
    { phase: "check", clause: "WW-10", when: waitsForItself, ends: "blocked:reservation" },
    { phase: "script", clause: "WW-02", also: LOCK_SCRIPT_CLAUSES, run: (c) => lockScript(c, wishOf(c)) },
  ],
};
