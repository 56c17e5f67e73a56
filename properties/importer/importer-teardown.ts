// SPDX-License-Identifier: MIT
/** The end of a program with an importer under test: what others owe it comes first, then it gives everything back. */
import { isCopy } from "../../model/moving.ts";
import type { State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { AnyStep } from "../../spec/program.ts";
import { IMPORTER_CALLS_FROM } from "./importer-host.ts";

type Loose = { do: CommandName; args: Readonly<Record<string, unknown>>; task?: number };

/** Ticks after which every copy of an exporter has come to its end. */
const LONG_TICKS = 100;

/** The next step before an importer's last one; null: nobody has a buffer in use any more, or all of them wait. */
export function leaveToImporter(s: State, id: number): AnyStep | null {
  if (s.importers.size === 0 || s.stuck) return null;
  const next = clearSignal(s) ?? unlock(s) ?? signalFence(s) ?? letTimePass(s) ?? interrupt(s) ?? close(s);
  return next === null ? null : ({ id, ...by(awake(s)), ...next } as unknown as AnyStep);
}

const by = (task: number): { task?: number } => (task === 0 ? {} : { task });

/** A task that can enter the importer: awake and without a lock. */
function awake(s: State): number {
  return s.lockedBy.findIndex((_, task) => s.wakes(task));
}

function clearSignal(s: State): Loose | null {
  for (const target of s.signals) return { do: "task-signal-clear", args: { target } };
  return null;
}

/** The program's own locks: what the importer's sleeping entries hold is theirs. */
function unlock(s: State): Loose | null {
  const task = s.lockedBy.findIndex((buffers, id) => buffers.length > 0 && s.wakes(id));
  const buffer = s.lockedBy[task]?.at(-1);
  return buffer === undefined ? null : { do: "resv-unlock", args: { buffer: buffer.id }, ...by(task) };
}

function signalFence(s: State): Loose | null {
  const id = s.pools.fence.live.find((fence) => fence < IMPORTER_CALLS_FROM && isPending(s, fence));
  return id === undefined ? null : { do: "fence-signal", args: { fence: id, how: "plain" } };
}

/** A fence of the program's: one of the exporter's signals by itself. */
function isPending(s: State, fence: number): boolean {
  const found = s.fences.get(fence);
  return found !== undefined && !found.signalled && !isCopy(found);
}

function letTimePass(s: State): Loose | null {
  return s.copies.length > 0 ? { do: "advance-clock", args: { ticks: LONG_TICKS } } : null;
}

/** The device is done with all it was given. */
function interrupt(s: State): Loose | null {
  for (const { id, busy, settled } of s.importers.values())
    if (!busy && !settled) return { do: "importer-interrupt", args: { importer: id } };
  return null;
}

function close(s: State): Loose | null {
  for (const { id, busy } of s.importers.values()) if (!busy) return { do: "importer-close", args: { importer: id } };
  return null;
}
