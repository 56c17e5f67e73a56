// SPDX-License-Identifier: MIT

import { releaseLock } from "../lock-hold.ts";
import { held, heldWithContext, notHeld } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { CUTS, premise, refuses } from "../phase-parts.ts";
import type { Meaning } from "../rule.ts";

/** `dma_resv_unlock` by the only task: only what it holds. */
export const resvUnlock: Meaning<"resv-unlock"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && (held(c) || c.s.instrumented),
  legal: held,
  phases: [
    ...refuses<"resv-unlock">("MAP-08", "dma_resv_unlock", notHeld),
    premise("WW-29", heldWithContext),
    CUTS,
    { phase: "effect", clause: "WW-29", when: heldWithContext, run: releaseLock },
    {
      phase: "effect",
      clause: "MAP-08",
      run: releaseLock,
    },
  ],
};
