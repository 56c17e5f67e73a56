// SPDX-License-Identifier: MIT
/** Storage that moves: who is pinned or mapped when it does, and what devices then touch. */
import { brokenBy } from "../../model/commands/access-duties.ts";
import { isCopy, isMapped } from "../../model/moving.ts";
import type { AttachmentState, BufferState, MappingState, State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { COPY_TICKS } from "../../spec/exporter-time.ts";
import { chooseFitting } from "./choose-fitting.ts";
import type { Correlation, OpenArgs } from "./correlate.ts";
import type { Random } from "./random.ts";

const REACTIONS = ["nothing", "nothing", "unmap", "map", "unpin"] as const;

/** Known, and as wanted. */
function isThere<T>(object: T | undefined, fits: (object: T) => boolean): boolean {
  return object !== undefined && fits(object);
}

function chooseBuffer(args: OpenArgs, s: State, fits: (buffer: BufferState) => boolean): void {
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => isThere(s.buffers.get(id), fits));
}

const isPinned = ({ moving }: BufferState): boolean => moving !== null && moving.pins > 0;
const wasUnpinned = ({ moving }: BufferState): boolean => moving?.pinned === true && moving.pins === 0;
const isRevoked = ({ moving }: BufferState): boolean => moving?.revoked === true;
const isFree = ({ moving }: BufferState): boolean => moving !== null && moving.pins === 0 && !moving.revoked;
const isWatched = ({ attachments }: BufferState): boolean => attachments.some(({ notified }) => notified);
const isFreeAndWatched = (buffer: BufferState): boolean => isFree(buffer) && isWatched(buffer);
const isFreeAndMapped = (buffer: BufferState): boolean => isFree(buffer) && isMapped(buffer);

/** Fences of others are in the way of a move. */
function isAwaited(buffer: BufferState): boolean {
  const entries = buffer.reservation.table?.entries ?? [];
  return isFree(buffer) && entries.some(({ fence }) => !fence.signalled && !isCopy(fence));
}

const MOVED = [isFreeAndMapped, isFreeAndMapped, isFreeAndWatched, isFree, isPinned, wasUnpinned] as const;
const MOVED_AMONG_TASKS = [...MOVED, isAwaited, isAwaited, isAwaited] as const;

/** Mostly storage that may move, now and then what must not; with somebody to tell of it, who has it mapped. */
const move: Correlation = (args, s, random) => {
  args["reaction"] = random.pick(REACTIONS);
  const fits = random.pick(s.lockedBy.length > 1 ? MOVED_AMONG_TASKS : MOVED);
  chooseBuffer(args, s, fits);
  listensOnly(args, s);
};

/** Where a callback might meet a task that sleeps, importers only listen. */
function listensOnly(args: OpenArgs, s: State): void {
  const buffer = s.buffers.get(args["buffer"] as number);
  if (s.asleep.size > 0 || (buffer?.reservation.owner ?? null) !== null) args["reaction"] = "nothing";
}

/** Alone, nobody else could unmap what is left mapped. */
const revoke: Correlation = (args, s, random) => {
  const alone = s.lockedBy.length === 1;
  args["reaction"] = random.chance(0.4) ? "nothing" : random.pick(REACTIONS);
  if (alone && random.chance(0.6)) args["reaction"] = "unmap";
  const mapped = !alone && random.chance(0.8);
  if (random.chance(0.3)) chooseBuffer(args, s, (buffer) => isPinned(buffer) && !isRevoked(buffer));
  else if (!alone && random.chance(0.2)) chooseBuffer(args, s, isAwaited);
  else chooseBuffer(args, s, (buffer) => !isRevoked(buffer) && isMapped(buffer) === mapped);
  listensOnly(args, s);
};

const restore: Correlation = (args, s, random) => {
  args["reaction"] = random.pick(REACTIONS);
  if (random.chance(0.9)) chooseBuffer(args, s, isRevoked);
  listensOnly(args, s);
};

/** A copy on its way mostly ends. */
const clock: Correlation = (args, s, random) => {
  if (s.copies.length > 0 && random.chance(0.8)) args["ticks"] = COPY_TICKS;
};

function chooseMapping(args: OpenArgs, s: State, fits: (mapping: MappingState) => boolean): void {
  chooseFitting(args, "mapping", s.pools.mapping.live, (id) => isThere(s.mappings.get(id), fits));
}

function writesOnly({ direction }: MappingState): boolean {
  return direction === "DMA_FROM_DEVICE" || direction === "DMA_BIDIRECTIONAL";
}

function readsOnly({ direction }: MappingState): boolean {
  return direction === "DMA_TO_DEVICE" || direction === "DMA_BIDIRECTIONAL";
}

/** It is the duty that lasts as long as a copy only (MOVE-30). */
function comesEarly(name: "dma-read" | "dma-write", mapping: MappingState): boolean {
  return brokenBy(name, mapping) === "MOVE-30";
}

const access =
  (name: "dma-read" | "dma-write"): Correlation =>
  (args, s, random, negative) => {
    const fits = name === "dma-read" ? readsOnly : writesOnly;
    const breaks = negative && random.chance(0.8);
    chooseMapping(args, s, (mapping) => fits(mapping) && (brokenBy(name, mapping) !== null) === breaks);
    if (breaks && random.chance(0.6)) chooseMapping(args, s, (mapping) => fits(mapping) && comesEarly(name, mapping));
    if (random.chance(0.7)) args["page"] = 0;
  };

function attachmentWith(args: OpenArgs, s: State, fits: (attachment: AttachmentState) => boolean): void {
  chooseFitting(args, "attachment", s.pools.attachment.live, (id) => isThere(s.attachments.get(id), fits));
}

/** A copy is on its way: who pins has to wait. */
function isCopied({ buffer }: AttachmentState): boolean {
  return (buffer.moving?.copy ?? null) !== null;
}

/** Storage that moves, or is revoked, and what maps and pins then show. */
function towardsMoved(args: OpenArgs, s: State, random: Random): void {
  if (s.locked.length > 0 || !random.chance(0.6)) return;
  if (random.chance(0.1)) attachmentWith(args, s, (a) => isRevoked(a.buffer));
  else if (random.chance(0.5)) attachmentWith(args, s, isCopied);
  else attachmentWith(args, s, ({ dynamic, buffer }) => dynamic && isFree(buffer));
}

const map: Correlation = (args, s, random) => {
  if (s.world.exporter.moves !== true) return;
  towardsMoved(args, s, random);
};

/** What an exporter waits for that others do not (MOVE-14). */
const add: Correlation = (args, _, random) => {
  if (random.chance(0.6)) args["usage"] = "DMA_RESV_USAGE_BOOKKEEP";
};

/** Fences that are done with; the copies' ones would otherwise fill the pool. */
const putFence: Correlation = (args, s) => {
  chooseFitting(args, "fence", s.pools.fence.live, (id) => s.fences.get(id)?.signalled === true);
};

const lock: Correlation = (args, s, random) => {
  if (s.copies.length === 0 || s.lockedBy.length === 1 || !random.chance(0.4)) return;
  chooseBuffer(args, s, (buffer) => (buffer.moving?.copy ?? null) !== null && isWatched(buffer));
};

/** Draws for exporters whose storage moves. */
export const MOVE_CORRELATIONS: Partial<Record<CommandName, Correlation>> = {
  "exporter-move": move,
  "exporter-revoke": revoke,
  "exporter-restore": restore,
  "advance-clock": clock,
  "dma-read": access("dma-read"),
  "dma-write": access("dma-write"),
};

/** What is chosen after the rest, where storage moves. */
export const TOWARDS_MOVED: Partial<Record<CommandName, Correlation>> = {
  "map-unlocked": map,
  map,
  "resv-lock": lock,
  "resv-add": add,
  "fence-put": putFence,
};
