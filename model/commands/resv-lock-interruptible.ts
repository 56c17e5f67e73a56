// SPDX-License-Identifier: MIT
import { nestingReport, nestsLocks } from "../lock-debug.ts";
import { LOCK_SCRIPT_CLAUSES, lockScript, type Wish } from "../lock-script.ts";
import { held, mayDeadlock, notHeld } from "../locks.ts";
import { lockableBuffer } from "../lookup.ts";
import { waitsForItself } from "../phase-parts.ts";
import type { Call, Meaning } from "../rule.ts";

const WISH: Wish = { context: null, interruptible: true, slow: false };

/** A pending signal ends the wait even for oneself. */
function waitsForEver(c: Call<"resv-lock-interruptible">): boolean {
  return held(c) && !c.s.signals.has(c.task);
}

/** `dma_resv_lock_interruptible` without a context. */
export const resvLockInterruptible: Meaning<"resv-lock-interruptible"> = {
  defined: (c) => lockableBuffer(c, c.args.buffer) && (notHeld(c) || (mayDeadlock(c.s) && waitsForEver(c))),
  legal: (c) => notHeld(c) && !nestsLocks(c),
  phases: [
    nestingReport("WW-23"),
    ...waitsForItself<"resv-lock-interruptible">("MAP-08", "dma_resv_lock_interruptible", held),
    { phase: "script", clause: "WW-08", also: LOCK_SCRIPT_CLAUSES, run: (c) => lockScript(c, WISH) },
  ],
};
