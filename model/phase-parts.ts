// SPDX-License-Identifier: MIT
/** Phases of one line that many meanings share. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import { held, heldByOther } from "./locks.ts";
import type { Applies, Call, Check, Does, Says, Waits } from "./rule.ts";

function nothing(): void {}

/** Counts a clause whose premise holds; what it promises is compared by the phases around it. */
export function premise<N extends CommandName>(
  clause: ClauseId,
  when: (c: Call<N>) => boolean,
  applies: Applies = {},
): Does<N> {
  return { phase: "does", clause, when, run: nothing, ...applies };
}

/** The target reports a broken duty of the caller; a target without instrumentation stays silent. */
export function reports<N extends CommandName>(clause: ClauseId, site: string, when: (c: Call<N>) => boolean): Says<N> {
  return {
    phase: "says",
    clause,
    when: (c) => c.s.instrumented && when(c),
    says: { kind: "CONTRACT", site },
    reports: clause,
  };
}

/** The target reports a broken duty and does not make the call. */
export function refuses<N extends CommandName>(
  clause: ClauseId,
  site: string,
  when: (c: Call<N>) => boolean,
): readonly [Says<N>, Check<N>] {
  return [reports(clause, site, when), { phase: "check", clause, when, ends: "refused" }];
}

/**
 * The task takes the reservation lock for a while. Where it holds it itself it waits for ever, and the target reports the
 * broken duty; where another task holds it, until that one unlocks.
 */
export function takesReservation<N extends CommandName>(
  clause: ClauseId,
  site: string,
  when: (c: Call<N>) => boolean = held,
): readonly [Says<N>, Check<N>, Waits<N>] {
  return [...waitsForItself(clause, site, when), waitsForOther(clause)];
}

/** The task waits for the reservation lock it holds itself; the target reports the broken duty. */
export function waitsForItself<N extends CommandName>(
  clause: ClauseId,
  site: string,
  when: (c: Call<N>) => boolean,
): readonly [Says<N>, Check<N>] {
  return [reports(clause, site, when), { phase: "check", clause, when, ends: "blocked:reservation" }];
}

/** The task waits until no other task holds the reservation lock. */
export function waitsForOther<N extends CommandName>(
  clause: ClauseId,
  when: (c: Call<N>) => boolean = heldByOther,
): Waits<N> {
  return { phase: "waits", clause, when, waitsFor: "reservation", ready: (c) => !heldByOther(c) };
}
