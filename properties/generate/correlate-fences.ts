// SPDX-License-Identifier: MIT
/** Arguments of commands on fences and reservations: fences that are not done, slots that were reserved, walks of the own kind. */
import type { FenceState } from "../../model/fences.ts";
import { isPending } from "../../model/sleeps.ts";
import type { BufferState, State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { chooseFitting } from "./choose-fitting.ts";
import type { Correlation, OpenArgs } from "./correlate.ts";
import type { Random } from "./random.ts";

function fenceOf(s: State, id: unknown): FenceState | undefined {
  return typeof id === "number" ? s.fences.get(id) : undefined;
}

function locked(s: State, fits: (buffer: BufferState) => boolean = () => true): BufferState[] {
  return s.locked.filter(fits);
}

/** Mostly a buffer whose reservation the task holds; `fits` says which of them are worth it. */
const onLocked =
  (fits?: (buffer: BufferState) => boolean): Correlation =>
  (args, s, random) => {
    const held = locked(s, fits);
    if (held.length > 0 && typeof args["buffer"] === "number") args["buffer"] = random.pick(held).id;
  };

function hasTable({ reservation: { table } }: BufferState): boolean {
  return table !== null;
}

function hasRoom({ reservation: { table } }: BufferState): boolean {
  return table !== null && table.entries.length < table.capacity;
}

/** Three in four fences are not signalled yet, where there are such. */
function unsignalled(args: OpenArgs, name: string, s: State, random: Random): void {
  if (!random.chance(0.75)) return;
  chooseFitting(args, name, s.pools.fence.live, (id) => fenceOf(s, id)?.signalled === false);
}

const add: Correlation = (args, s, random) => {
  if (random.chance(0.35)) args["usage"] = random.pick(["DMA_RESV_USAGE_KERNEL", "DMA_RESV_USAGE_READ"] as const);
  onLocked(locked(s, hasRoom).length > 0 ? hasRoom : hasTable)(args, s, random, false);
  unsignalled(args, "fence", s, random);
};

/** Entries of a buffer's reservation, of which the program can name the fence. */
function nameable(s: State, id: unknown): FenceState[] {
  const entries = typeof id === "number" ? (s.buffers.get(id)?.reservation.table?.entries ?? []) : [];
  return entries.map(({ fence }) => fence).filter(({ owned }) => owned > 0);
}

const replace: Correlation = (args, s, random) => {
  onLocked(hasTable)(args, s, random, false);
  const present = nameable(s, args["buffer"]);
  if (present.length > 0 && random.chance(0.8)) args["of"] = random.pick(present).id;
};

/** Mostly a reservation with something in it. */
const filled: Correlation = (args, s, random) => {
  if (!random.chance(0.8)) return;
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => nonEmpty(s.buffers.get(id)));
};

function nonEmpty(buffer: BufferState | undefined): boolean {
  return (buffer?.reservation.table?.entries.length ?? 0) > 0;
}

const filledAndLocked: Correlation = (args, s, random, negative) => {
  (s.locked.length > 0 ? onLocked(locked(s, nonEmpty).length > 0 ? nonEmpty : undefined) : filled)(
    args,
    s,
    random,
    negative,
  );
};

/** Half of the time all there is: what the last change did shows best as a whole. */
const listed: Correlation = (args, s, random, negative) => {
  filledAndLocked(args, s, random, negative);
  if (random.chance(0.5)) args["usage"] = "DMA_RESV_USAGE_BOOKKEEP";
};

/** A walk stands in the reservation: what becomes of it when the table is taken away (RESV-83)? */
function walked({ reservation: { cursors } }: BufferState): boolean {
  return cursors > 0;
}

const copy: Correlation = (args, s, random, negative) => {
  const underWalk = locked(s, walked).length > 0;
  onLocked(underWalk ? walked : undefined)(args, s, random, negative);
  if (underWalk && random.chance(0.7)) {
    chooseFitting(args, "source", s.pools.buffer.live, (id) => !nonEmpty(s.buffers.get(id)));
    return;
  }
  if (random.chance(0.6)) chooseFitting(args, "source", s.pools.buffer.live, (id) => nonEmpty(s.buffers.get(id)));
};

/** Ordered by number, fences of one context mean something. */
const ofOneContext: Correlation = (args, s, random, negative) => {
  if (negative && random.chance(0.5)) return;
  const context = fenceOf(s, args["first"])?.context;
  chooseFitting(args, "second", s.pools.fence.live, (id) => fenceOf(s, id)?.context === context);
};

const onUnsignalled: Correlation = (args, s, random) => unsignalled(args, "fence", s, random);

/** A fence somebody sleeps for, where there is one; tasks that sleep do nothing else. */
const signalled: Correlation = (args, s, random) => {
  unsignalled(args, "fence", s, random);
  if (s.waitingWalks.size === 0 || !random.chance(0.7)) return;
  const awaited = [...s.waitingWalks].map(({ fence }) => fence?.id ?? -1);
  chooseFitting(args, "fence", s.pools.fence.live, (id) => awaited.includes(id));
};

/** Now and then one that is done without anybody's knowing: is it asked (FENCE-18)? */
const awaited: Correlation = (args, s, random) => {
  unsignalled(args, "fence", s, random);
  if (!random.chance(0.3)) return;
  chooseFitting(args, "fence", s.pools.fence.live, (id) => {
    const fence = fenceOf(s, id);
    return fence !== undefined && !fence.signalled && fence.complete && fence.ops.has("signaled");
  });
};

const waited: Correlation = (args, s, random) => {
  if (random.chance(0.5)) return;
  unsignalled(args, "fence", s, random);
};

const queued: Correlation = (args, s, random) => {
  if (!random.chance(0.7)) return;
  chooseFitting(args, "callback", s.pools["fence-callback"].live, (id) => s.fenceCallbacks.get(id)?.queued === true);
};

const innermost: Correlation = (args, s) => {
  const section = s.sections[s.task]?.at(-1);
  if (section !== undefined) args["signalling"] = section;
};

const pendingTask: Correlation = (args, s, random) => {
  if (s.signals.size > 0) args["target"] = random.pick([...s.signals]);
};

/** Mostly one that sleeps. */
const sleepingTask: Correlation = (args, s, random) => {
  if (s.asleep.size > 0 && random.chance(0.7)) args["target"] = random.pick([...s.asleep]);
  else args["target"] = random.below(s.lockedBy.length);
};

/** A fence that nobody holds back: the driver's promise to signal is kept (FENCE-26). */
const putFence: Correlation = (args, s, random, negative) => {
  if (negative && random.chance(0.4)) {
    chooseFitting(args, "fence", s.pools.fence.live, (id) => {
      const fence = fenceOf(s, id);
      return fence !== undefined && fence.references === 1 && fence.enabled && !fence.signalled;
    });
    return;
  }
  if (!random.chance(0.8)) return;
  chooseFitting(args, "fence", s.pools.fence.live, (id) => {
    const fence = fenceOf(s, id);
    return fence !== undefined && (fence.signalled || fence.owned > 1 || fence.callbacks.length === 0);
  });
  if (random.chance(0.3)) chooseFitting(args, "fence", s.pools.fence.live, (id) => leavesToTable(fenceOf(s, id)));
};

/** Only a reservation keeps it after this, and its end shows: when does that come (RESV-94)? */
function leavesToTable(fence: FenceState | undefined): boolean {
  return fence?.signalled === true && fence.owned === 1 && fence.references > 1 && fence.ops.has("release");
}

/** Mostly a walk whose table was taken away under it. */
const overtaken: Correlation = (args, s, random) => {
  if (!random.chance(0.5)) return;
  chooseFitting(args, "cursor", s.pools.cursor.live, (id) => {
    const cursor = s.cursors.get(id);
    return cursor !== undefined && cursor.fence !== null && cursor.table !== cursor.reservation.table;
  });
};

/** Of several fences one is waited for after the other, with the time that is left (RESV-45). */
function severalPending(buffer: BufferState | undefined): boolean {
  let count = 0;
  for (const { fence } of buffer?.reservation.table?.entries ?? []) if (!fence.signalled) count++;
  return count > 1;
}

/** What nobody waits for any more shows nothing: mostly a reservation that is in use. */
const pendingFirst: Correlation = (args, s, random) => {
  if (!random.chance(0.8)) return;
  args["usage"] = random.chance(0.5) ? "DMA_RESV_USAGE_BOOKKEEP" : args["usage"];
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => isAwaited(s.buffers.get(id)));
};

/** An array is made only of several fences (RESV-42). */
const manyMatching: Correlation = (args, s, random, negative) => {
  filled(args, s, random, negative);
  if (!random.chance(0.6)) return;
  args["usage"] = "DMA_RESV_USAGE_BOOKKEEP";
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => severalPending(s.buffers.get(id)));
};

/** Mostly a reservation that somebody has to wait for; now and then under the own lock (RESV-49). */
const waitedFor: Correlation = (args, s, random, negative) => {
  if (random.chance(0.3)) args["ticks"] = 0;
  if (random.chance(0.5)) args["usage"] = "DMA_RESV_USAGE_BOOKKEEP";
  if (random.chance(0.5)) {
    chooseFitting(args, "buffer", s.pools.buffer.live, (id) => severalPending(s.buffers.get(id)));
    return;
  }
  if (s.locked.length > 0 && random.chance(0.5)) onLocked(nonEmpty)(args, s, random, negative);
  else filled(args, s, random, negative);
};

/** The wait would not end by itself. */
function sleepsFor(buffer: BufferState | undefined): boolean {
  return buffer?.reservation.table?.entries.some(({ fence }) => isPending(fence)) === true;
}

/** Something in the buffer's reservation is not signalled. */
function isAwaited(buffer: BufferState | undefined): boolean {
  return buffer?.reservation.table?.entries.some(({ fence }) => !fence.signalled) === true;
}

const towards =
  (
    name: string,
    pool: "buffer" | "fd" | "attachment",
    bufferOf: (s: State, id: number) => BufferState | undefined,
  ): Correlation =>
  (args, s, random) => {
    if (!random.chance(0.5)) return;
    const alone = s.lockedBy.length === 1;
    chooseFitting(args, name, s.pools[pool].live, (id) => {
      const buffer = bufferOf(s, id);
      return isAwaited(buffer) && !(alone && sleepsFor(buffer));
    });
  };

const awaitedMap = towards("attachment", "attachment", (s, id) => s.attachments.get(id)?.buffer);

/** For a dynamic importer nobody waits (MAP-17). */
const mapped: Correlation = (args, s, random, negative) => {
  awaitedMap(args, s, random, negative);
  if (!random.chance(0.3)) return;
  chooseFitting(args, "attachment", s.pools.attachment.live, (id) => {
    const attachment = s.attachments.get(id);
    return attachment?.dynamic === true && isAwaited(attachment.buffer);
  });
};

/** The reservation in which another task's walk sleeps: what is added now, does it wait for that as well (RESV-89)? */
const towardsSleepers: Correlation = (args, s, random) => {
  if (s.waitingWalks.size === 0 || !random.chance(0.6)) return;
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => (s.buffers.get(id)?.reservation.sleepingWalks ?? 0) > 0);
};

/** Calls that wait for fences nobody names: asked after their other arguments were chosen. */
export const IMPLICIT_WAITS: Partial<Record<CommandName, Correlation>> = {
  "begin-cpu-access": towards("buffer", "buffer", (s, id) => s.buffers.get(id)),
  sync: towards("fd", "fd", (s, id) => s.fds.get(id)?.buffer),
  "map-unlocked": mapped,
  map: mapped,
  "resv-lock": towardsSleepers,
};

/** How the commands on fences and reservations are drawn. */
export const FENCE_CORRELATIONS: Partial<Record<CommandName, Correlation>> = {
  "resv-reserve": onLocked(),
  "resv-add": add,
  "resv-replace": replace,
  "resv-copy": copy,
  "resv-list": listed,
  "resv-describe": filledAndLocked,
  "resv-test": filled,
  "resv-wait": waitedFor,
  "resv-get": pendingFirst,
  "resv-singleton": manyMatching,
  "resv-deadline": filled,
  "cursor-begin": filled,
  "cursor-next": overtaken,
  "fence-signal": signalled,
  "fence-set-error": signalled,
  "fence-complete": onUnsignalled,
  "fence-is-signaled": onUnsignalled,
  "fence-add-callback": awaited,
  "fence-enable": onUnsignalled,
  "fence-deadline": onUnsignalled,
  "fence-wait": waited,
  "fence-remove-callback": queued,
  "fence-is-later": ofOneContext,
  "fence-later": ofOneContext,
  "fence-put": putFence,
  "signalling-end": innermost,
  "task-signal": sleepingTask,
  "task-signal-clear": pendingTask,
};
