// SPDX-License-Identifier: MIT
/** What the calls that change a reservation share. */
import { bufferOf } from "../contents.ts";
import { notHeld } from "../locks.ts";
import type { Call, Says } from "../rule.ts";
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
