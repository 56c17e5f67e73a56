// SPDX-License-Identifier: MIT
import type { CommandName } from "../spec/commands/index.ts";
import { held, heldByOther, heldWithContext, notHeld } from "./locks.ts";
import { premise } from "./phase-parts.ts";
import type { Applies, Phase } from "./rule.ts";

/** The locking convention's share in a call that wants the reservation held. `asserts`: the eras in which it asserts that. */
export function lockedCall<N extends CommandName>(asserts: Applies = {}): readonly Phase<N>[] {
  return [
    premise("LOCK-04", held, { also: ["WW-22"] }),
    premise("LOCK-08", heldWithContext),
    premise("LOCK-01", notHeld, { ...asserts, given: { lockDebug: true } }),
    premise("LOCK-07", heldByOther, { ...asserts, given: { lockDebug: true } }),
    premise("LOCK-07", notHeld, { ...asserts, given: { lockDebug: false } }),
  ];
}
