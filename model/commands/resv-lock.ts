// SPDX-License-Identifier: MIT

import { nestsLocks } from "../lock-debug.ts";
import { takeLock } from "../lock-hold.ts";
import { mayDeadlock, notHeld } from "../locks.ts";
import { lockableBuffer } from "../lookup.ts";
import { takesReservation } from "../phase-parts.ts";
import type { Meaning } from "../rule.ts";
import { sectionReport } from "../sections.ts";

/** `dma_resv_lock` by the only task: a second lock waits for ever. */
export const resvLock: Meaning<"resv-lock"> = {
  defined: (c) => lockableBuffer(c, c.args.buffer) && (notHeld(c) || mayDeadlock(c.s)),
  legal: (c) => notHeld(c) && !nestsLocks(c),
  phases: [
    sectionReport(),
    ...takesReservation<"resv-lock">("MAP-08", "dma_resv_lock", { also: ["WW-01"], nests: "WW-23", keeps: true }),
    {
      phase: "effect",
      clause: "MAP-08",
      also: ["WW-01"],
      run: (c) => takeLock(c, null),
    },
  ],
};
