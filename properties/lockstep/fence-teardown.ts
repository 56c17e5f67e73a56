// SPDX-License-Identifier: MIT
/** Giving back fences: sections and walks end, tasks that wait are woken, and what was promised to signal signals. */
import type { FenceState } from "../../model/fences.ts";
import { isCopy } from "../../model/moving.ts";
import type { State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { COPY_TICKS } from "../../spec/exporter-time.ts";

type Loose = { do: CommandName; args: Readonly<Record<string, unknown>>; task?: number };

/** First of all: a task in atomic context or in a section may do little else. */
export function leaveFences(s: State): Loose | null {
  return leaveAtomic(s) ?? endSection(s) ?? clearSignal(s) ?? endCursor(s) ?? signalFence(s);
}

/** Such a task never sleeps. */
function leaveAtomic(s: State): Loose | null {
  const task = s.atomic.findIndex((depth) => depth > 0);
  return task < 0 ? null : { do: "atomic-end", args: {}, ...(task === 0 ? {} : { task }) };
}

function endSection(s: State): Loose | null {
  const task = s.sections.findIndex((open, id) => open.length > 0 && s.wakes(id));
  const section = s.sections[task]?.at(-1);
  return section === undefined
    ? null
    : { do: "signalling-end", args: { signalling: section }, ...(task === 0 ? {} : { task }) };
}

function clearSignal(s: State): Loose | null {
  for (const target of s.signals) return { do: "task-signal-clear", args: { target } };
  return null;
}

function endCursor(s: State): Loose | null {
  const id = s.pools.cursor.live.at(-1);
  return id === undefined ? null : { do: "cursor-end", args: { cursor: id } };
}

/** A fence somebody may wait for, or has been promised a signal of (FENCE-26). */
function signalFence(s: State): Loose | null {
  const id = s.pools.fence.live.find((id) => isLeft(s.fences.get(id)));
  if (id === undefined) return null;
  const args = { fence: id, how: "plain" };
  const task = s.lockedBy.findIndex((_, id) => s.wakes(id) && isFree(s, id));
  if (task >= 0) return { do: "fence-signal", args, ...(task === 0 ? {} : { task }) };
  // It may close a file that only a poll keeps: whoever is awake gives back his locks first.
  return s.census.polls > 0 ? null : { do: "fence-signal", args };
}

/** No lock held, and no acquire context open, which counts as one. */
function isFree(s: State, task: number): boolean {
  for (const context of s.contexts.values()) if (!context.ended && context.task === task) return false;
  return s.lockedBy[task]?.length === 0;
}

function isLeft(fence: FenceState | undefined): boolean {
  return fence?.signalled === false && !isCopy(fence);
}

/** An exporter's copy ends by itself; with no lock held, for it may close files. */
export function endCopy(s: State): Loose | null {
  return s.copies.length === 0 ? null : { do: "advance-clock", args: { ticks: COPY_TICKS } };
}

/** Before the buffers: what only a reservation keeps is released with it. */
export function putFence(s: State): Loose | null {
  const id = s.pools.fence.live.at(-1);
  return id === undefined ? null : { do: "fence-put", args: { fence: id } };
}
