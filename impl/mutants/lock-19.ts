// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A poll never waits, not for a lock either. */
export const lock19: Mutant = {
  clause: "LOCK-19",
  title: "a poll passes a locked reservation by",
  file: "impl/framework/poll.ts",
  find: 'if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, "dma_buf_poll", null);',
  replace: "if (!reservation.tryLock(core.task)) return [];",
};
