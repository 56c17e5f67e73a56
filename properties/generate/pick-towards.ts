// SPDX-License-Identifier: MIT
import { isCopy } from "../../model/moving.ts";
import type { BufferState, State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { Plan } from "./plan.ts";
import type { Random } from "./random.ts";
import { pickCommand, type Swarm } from "./swarm.ts";

type Commands = ReadonlySet<CommandName>;

/** Commands that let tasks go on which wait for locks, fences, time or mappings. */
const WAKERS: Commands = new Set(["resv-unlock", "fence-signal", "advance-clock", "unmap", "unmap-unlocked"]);
const MOVERS: Commands = new Set(["exporter-move", "exporter-revoke"]);
const WRITERS: Commands = new Set(["dma-write"]);

/** Draws until one is of the wanted commands. */
const TRIES = 8;

/** Storage that could move, did not others' fences stand in its way. */
function isHindered({ reservation: { table, owner }, moving, owned }: BufferState): boolean {
  if (owned === 0 || owner !== null || moving === null || moving.pins > 0 || moving.revoked) return false;
  return table?.entries.some(({ fence }) => !fence.signalled && !isCopy(fence)) === true;
}

function someHindered(s: State): boolean {
  for (const id of s.pools.buffer.live) {
    const buffer = s.buffers.get(id);
    if (buffer !== undefined && isHindered(buffer)) return true;
  }
  return false;
}

function someRevoked(s: State): boolean {
  return s.pools.mapping.live.some((id) => s.mappings.get(id)?.revoked === true);
}

/** What is worth most in this state, of several tasks whose storage moves; null: nothing in particular. */
function wantedIn(s: State, { negative }: Swarm): Commands | null {
  const awake = s.lockedBy.length - s.asleep.size;
  if (negative > 0 && s.asleep.size > 0 && someRevoked(s)) return WRITERS;
  if (awake === 1) return WAKERS;
  return someHindered(s) ? MOVERS : null;
}

/** A command by weight; among tasks that storage moves under, mostly one that makes them meet, or lets them go on. */
export function pickTowards(s: State, swarm: Swarm, random: Random): Plan {
  if (s.world.exporter.moves !== true || s.lockedBy.length === 1 || !random.chance(0.5))
    return pickCommand(swarm, random);
  const wanted = wantedIn(s, swarm);
  let plan = pickCommand(swarm, random);
  if (wanted === null) return plan;
  for (let tries = 0; tries < TRIES && !wanted.has(plan.name); tries++) plan = pickCommand(swarm, random);
  return plan;
}
