// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The lock is taken interruptibly. */
export const poll14: Mutant = {
  clause: "POLL-14",
  title: "a signal ends a poll's wait for the lock",
  file: "impl/framework/poll.ts",
  find: 'if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, "dma_buf_poll", null);',
  replace:
    "if (!reservation.tryLock(core.task)) {\n    const refusal = yield* reservation.sleep(core.task, { context: null, interruptible: true });\n    if (refusal !== undefined) return [];\n  }",
};
