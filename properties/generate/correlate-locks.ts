// SPDX-License-Identifier: MIT
/** Locks, acquire contexts and pins that belong to the task that is about to run. */
import { type ContextState, contextInUse, isYounger } from "../../model/contexts.ts";
import { asksToEnable } from "../../model/fences.ts";
import { armedSlots } from "../../model/polls.ts";
import type { AttachmentState, BufferState, State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { Usage } from "../../spec/commands/resv.ts";
import { chooseFitting } from "./choose-fitting.ts";
import type { Correlation, OpenArgs } from "./correlate.ts";
import type { Random } from "./random.ts";

/** Contexts are of no use to another task; the newest of its own is the one that is in use. */
function ownContext(args: OpenArgs, s: State): ContextState | null {
  const own = contextInUse(s, s.task);
  if (own !== null) args["context"] = own.id;
  return own;
}

function bufferWith(s: State, fits: (buffer: BufferState) => boolean): BufferState | undefined {
  for (const id of s.pools.buffer.live) {
    const buffer = s.buffers.get(id);
    if (buffer !== undefined && fits(buffer)) return buffer;
  }
  return undefined;
}

/** After a refusal the way out is the slow call for the very lock, once nothing is held any more (WW-06). */
const wwLock: Correlation = (args, s, random, negative) => {
  const context = ownContext(args, s);
  const slow = random.chance(0.5) ? "slow" : "slow-interruptible";
  if (context === null) return;
  if (context.contended === null) {
    const how = random.chance(0.7) ? "lock" : "interruptible";
    if (random.chance(0.95)) args["how"] = how;
    preferContended(args, s, context, random);
    return;
  }
  if (negative && random.chance(0.8)) return takeWrongly(args, s, context, random);
  const contended = bufferWith(s, ({ reservation }) => reservation === context.contended);
  if (contended === undefined || random.chance(0.1)) return;
  args["buffer"] = contended.id;
  args["how"] = random.chance(0.8) ? slow : args["how"];
};

/** What mutex debugging reports: another lock than the one it was refused, or that one with locks still held. */
function takeWrongly(args: OpenArgs, s: State, { contended }: ContextState, random: Random): void {
  const again = random.chance(0.5);
  const wanted = bufferWith(s, ({ reservation }) =>
    again ? reservation === contended : reservation.owner === null && reservation !== contended,
  );
  if (wanted === undefined) return;
  args["buffer"] = wanted.id;
  args["how"] = again ? random.pick(["lock", "slow", "slow-interruptible"] as const) : "lock";
}

/** A lock somebody else holds shows more than a free one, once the context has something to lose. */
function preferContended(args: OpenArgs, s: State, context: ContextState, random: Random): void {
  if (s.lockedBy.length === 1 || !random.chance(context.acquired > 0 ? 0.7 : 0.4)) return;
  const older = bufferWith(s, ({ reservation }) => isYounger(context, reservation.context));
  if (older !== undefined && context.acquired > 0 && random.chance(0.7)) {
    args["buffer"] = older.id;
    return;
  }
  const waitedFor = bufferWith(s, ({ reservation: { queue } }) =>
    queue.some((other) => isYounger(other.context, context)),
  );
  if (waitedFor !== undefined) {
    args["buffer"] = waitedFor.id;
    return;
  }
  const busy = bufferWith(s, ({ reservation }) => reservation.owner !== null && reservation.owner !== s.task);
  if (busy !== undefined) args["buffer"] = busy.id;
}

/** A lock held without a context by the very task shows what a context does not know (WW-10). */
const ownContextOnly: Correlation = (args, s) => void ownContext(args, s);

function attachmentWith(args: OpenArgs, s: State, fits: (attachment: AttachmentState) => boolean): void {
  chooseFitting(args, "attachment", s.pools.attachment.live, (id) => {
    const attachment = s.attachments.get(id);
    return attachment !== undefined && fits(attachment);
  });
}

const isHeld = (s: State, { reservation }: BufferState): boolean => reservation.owner === s.task;

const pin: Correlation = (args, s) => attachmentWith(args, s, (a) => a.dynamic && isHeld(s, a.buffer));
const unpin: Correlation = (args, s, _random, negative) =>
  attachmentWith(args, s, (a) => a.pins > 0 && (negative || isHeld(s, a.buffer)));

const REACTIONS = ["nothing", "unmap", "unpin", "map"] as const;

const notifyMove: Correlation = (args, s, random, negative) => {
  args["reaction"] = random.pick(REACTIONS);
  const buffer = bufferWith(s, (b) => b.attachments.some((a) => a.notified) && (negative || isHeld(s, b)));
  if (buffer !== undefined) args["buffer"] = buffer.id;
};

function hasPending({ reservation: { table } }: BufferState): boolean {
  return table?.entries.some(({ fence }) => !fence.signalled) === true;
}

/** A buffer with fences that nobody can poll yet. */
const fd: Correlation = (args, s, random) => {
  if (!random.chance(0.5)) return;
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => {
    const buffer = s.buffers.get(id);
    return buffer !== undefined && buffer.descriptors === 0 && hasPending(buffer);
  });
};

/** Half of the fences have the op that a poll calls. */
const fenceNew: Correlation = (args, _, random) => {
  const ops = args["ops"] as readonly string[];
  if (random.chance(0.5) && !ops.includes("enable_signaling")) args["ops"] = ["enable_signaling", ...ops];
};

const BOTH = ["EPOLLIN", "EPOLLOUT"] as const;
const POLLED = [["EPOLLIN"], ["EPOLLOUT"], BOTH] as const;

/** The fence in a writer's way is not the one in a reader's, and both are asked to signal: in which order (POLL-29)? */
function partsEvents({ reservation: { table } }: BufferState): boolean {
  const pending = table?.entries.filter(({ fence }) => asksToEnable(fence)) ?? [];
  const first = pending.findIndex(({ usage }) => usage === "DMA_RESV_USAGE_READ");
  return first >= 0 && pending.findIndex(({ usage }) => EXCLUSIVE.has(usage)) > first;
}

const EXCLUSIVE: ReadonlySet<Usage> = new Set(["DMA_RESV_USAGE_KERNEL", "DMA_RESV_USAGE_WRITE"]);

/** Another buffer with this one's reservation has been polled (POLL-25). */
function sharesPolled(s: State, own: BufferState): boolean {
  const { reservation } = own;
  if (!reservation.shared) return false;
  for (const other of s.buffers.values()) {
    if (other !== own && other.reservation === reservation && armedSlots(other) > 0) return true;
  }
  return false;
}

/** Mostly one of the two events that mean something, on a buffer with fences. */
const poll: Correlation = (args, s, random) => {
  const prefer = (fits: (buffer: BufferState) => boolean): void =>
    chooseFitting(args, "fd", s.pools.fd.live, (id) => {
      const fd = s.fds.get(id);
      return fd !== undefined && !fd.path && !isHeld(s, fd.buffer) && fits(fd.buffer);
    });
  if (random.chance(0.7)) prefer(hasPending);
  if (random.chance(0.3)) prefer(partsEvents);
  if (s.census.polls > 0 && random.chance(0.3)) prefer((buffer) => sharesPolled(s, buffer));
  if (!random.chance(0.92)) return;
  const buffer = typeof args["fd"] === "number" ? s.fds.get(args["fd"])?.buffer : undefined;
  const both = buffer !== undefined && partsEvents(buffer) && random.chance(0.8);
  args["events"] = both ? BOTH : random.pick(POLLED);
};

/** A buffer shares the reservation of another one rather than having a given one for itself. */
export const joinsOther: Correlation = (args, s, random) => {
  if (typeof args["reservation"] !== "number" || !random.chance(0.6)) return;
  chooseFitting(args, "reservation", s.pools.reservation.live, (id) => {
    const reservation = s.reservations.get(id);
    return s.pools.buffer.live.some((other) => s.buffers.get(other)?.reservation === reservation);
  });
};

/** Draws that make lock commands meet each other. */
export const LOCK_CORRELATIONS: Partial<Record<CommandName, Correlation>> = {
  "ctx-done": ownContextOnly,
  "ctx-fini": ownContextOnly,
  "ww-trylock": ownContextOnly,
  "ww-lock": wwLock,
  "fence-new": fenceNew,
  fd,
  pin,
  poll,
  unpin,
  "notify-move": notifyMove,
};
