// SPDX-License-Identifier: MIT

import { bufferOf } from "../contents.ts";
import { held, mayDeadlock, notHeld } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { takesReservation } from "../phase-parts.ts";
import type { Meaning } from "../rule.ts";

/** `dma_resv_lock` by the only task: a second lock waits for ever. */
export const resvLock: Meaning<"resv-lock"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && (notHeld(c) || mayDeadlock(c.s)),
  legal: notHeld,
  phases: [
    ...takesReservation<"resv-lock">("MAP-08", "dma_resv_lock", held),
    {
      phase: "effect",
      clause: "MAP-08",
      run: (c) => {
        const buffer = bufferOf(c);
        buffer.reservation.owner = c.task;
        c.s.locked.push(buffer);
      },
    },
  ],
};
