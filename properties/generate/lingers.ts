// SPDX-License-Identifier: MIT
import type { State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { Random } from "./random.ts";

/** While storage moves a fence is worth more as long as nobody waits for it: the exporter will. */
function isLeftPending(s: State): boolean {
  return s.world.exporter.moves === true && s.lockedBy.length > 1 && s.waitingWalks.size === 0;
}

/** Something is in the way of some buffer's events. */
function hasPending(s: State): boolean {
  for (const id of s.pools.buffer.live) {
    if (s.buffers.get(id)?.reservation.table?.entries.some(({ fence }) => !fence.signalled)) return true;
  }
  return false;
}

/**
 * Whether a task had better do something first with the reservation it holds: what needs the lock comes in several steps,
 * and independent draws would mostly unlock in between.
 */
export function lingers(name: CommandName, s: State, random: Random): boolean {
  // The others wait, for something this task has or does.
  if (s.asleep.size > 0 && s.asleep.size + 1 === s.lockedBy.length) return false;
  if (name === "poll") return !hasPending(s) && random.chance(0.8);
  if (name === "fence-signal") return isLeftPending(s) && random.chance(0.85);
  if (name !== "resv-unlock" || s.pools.fence.live.length === 0) return false;
  const reserved = s.locked.some(
    ({ reservation: { table } }) => table !== null && table.entries.length < table.capacity,
  );
  return random.chance(reserved ? 0.85 : 0.6);
}
