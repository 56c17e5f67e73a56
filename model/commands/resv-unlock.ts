// SPDX-License-Identifier: MIT

import { bufferOf } from "../contents.ts";
import { held, notHeld } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { refuses } from "../phase-parts.ts";
import type { Meaning } from "../rule.ts";

/** `dma_resv_unlock` by the only task: only what it holds. */
export const resvUnlock: Meaning<"resv-unlock"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && (held(c) || c.s.instrumented),
  legal: held,
  phases: [
    ...refuses<"resv-unlock">("MAP-08", "dma_resv_unlock", notHeld),
    {
      phase: "effect",
      clause: "MAP-08",
      run: (c) => {
        const { reservation } = bufferOf(c);
        reservation.owner = null;
        c.s.locked.splice(
          c.s.locked.findIndex((buffer) => buffer.reservation === reservation),
          1,
        );
      },
    },
  ],
};
