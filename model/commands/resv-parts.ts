// SPDX-License-Identifier: MIT
/** What the calls that change a reservation share. */

import { quiet } from "../acts.ts";
import { bufferOf } from "../contents.ts";
import { notHeld } from "../locks.ts";
import type { Call, Says, Scripted } from "../rule.ts";
import { inSection } from "../sections.ts";
import type { ReservationState } from "../state.ts";

type Changer = "resv-reserve" | "resv-add" | "resv-replace" | "resv-copy";

/** The reservation of the step's buffer. */
export function resvOf(c: Pick<Call, "buffer">): ReservationState {
  return bufferOf(c).reservation;
}

/** The lock is asserted, and the call goes on without. */
export function assertsLock<N extends Changer>(site: string): Says<N> {
  return {
    phase: "says",
    clause: "RESV-03",
    when: notHeld,
    says: { kind: "ASSERT", site },
    given: { lockDebug: true },
  };
}

/** What allocates nothing has nothing to fear in a section that fences need for signalling. */
export function allocatesNothing<N extends Changer>(): Scripted<N> {
  return {
    phase: "script",
    clause: "RESV-92",
    also: ["RESV-92"],
    when: inSection,
    *run() {
      yield quiet("RESV-92");
    },
  };
}
