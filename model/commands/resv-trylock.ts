// SPDX-License-Identifier: MIT
import { bufferOf } from "../contents.ts";
import { takeLock } from "../lock-hold.ts";
import { held } from "../locks.ts";
import { lockableBuffer } from "../lookup.ts";
import { premise } from "../phase-parts.ts";
import type { Meaning } from "../rule.ts";

/** `dma_resv_trylock`: never waits, uses no context, and may be the second lock of a task (WW-23). */
export const resvTrylock: Meaning<"resv-trylock"> = {
  defined: (c) => lockableBuffer(c, c.args.buffer),
  legal: () => true,
  phases: [
    premise("WW-23", (c) => c.s.locked.length > 0),
    premise("WW-10", held),
    {
      phase: "effect",
      clause: "WW-09",
      when: (c) => bufferOf(c).reservation.owner !== null,
      value: () => false,
    },
    { phase: "effect", clause: "WW-09", run: (c) => takeLock(c, null), value: () => true },
  ],
};
