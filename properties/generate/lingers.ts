// SPDX-License-Identifier: MIT
import type { State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { Random } from "./random.ts";

/**
 * Whether a task had better do something first with the reservation it holds: what needs the lock comes in several steps,
 * and independent draws would mostly unlock in between.
 */
export function lingers(name: CommandName, s: State, random: Random): boolean {
  if (name !== "resv-unlock" || s.pools.fence.live.length === 0) return false;
  const reserved = s.locked.some(
    ({ reservation: { table } }) => table !== null && table.entries.length < table.capacity,
  );
  return random.chance(reserved ? 0.85 : 0.6);
}
