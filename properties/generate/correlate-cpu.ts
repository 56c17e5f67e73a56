// SPDX-License-Identifier: MIT
/** Arguments of CPU accesses: a page somebody wrote, inside a bracket of the right kind, and mappings that fit the buffer. */
import { readable, writable } from "../../model/access-mode.ts";
import { readsBracketed, writesBracketed } from "../../model/brackets.ts";
import type { BufferState, MappingState, State, VmaState } from "../../model/state.ts";
import { mayRead, mayWrite, wholePages } from "../../model/user-mappings.ts";
import { COMMANDS, type CommandName } from "../../spec/commands/index.ts";
import type { Direction, OpName } from "../../spec/op.ts";
import { chooseFitting } from "./choose-fitting.ts";
import type { Correlation, OpenArgs } from "./correlate.ts";
import type { Random } from "./random.ts";

const END = 0x4n;
/** Every area that begins here wraps. */
const LAST_OFFSET = 0xffff_ffff_ffff_ffffn;
/** More than any buffer that a program looks into. */
const ASKED_BYTES_MAX = 0x100_0000n;
const WORDS: Partial<Record<Direction, bigint>> = {
  DMA_FROM_DEVICE: 0x1n,
  DMA_TO_DEVICE: 0x2n,
  DMA_BIDIRECTIONAL: 0x3n,
};

function bufferOfFd(s: State, id: unknown): BufferState | undefined {
  return typeof id === "number" ? s.fds.get(id)?.buffer : undefined;
}

/** Page numbers the commands can name. */
const PAGES = COMMANDS["cpu-read"].args.page.values;

/** Mostly a page that a bracket has shown, or that was written: the others all read as zero. `count` pages from `first` on can be reached. */
function putPage(args: OpenArgs, buffer: BufferState, first: number, count: number, random: Random): void {
  const reached = PAGES.filter((page) => page < count);
  if (reached.length === 0) return;
  const shown = reached.filter((page) => buffer.pages[first + page]?.shownBy === "bracket");
  const written = reached.filter((page) => (buffer.pages[first + page]?.writer ?? "nobody") !== "nobody");
  const [best = reached] = [shown, written].filter((pages) => pages.length > 0 && random.chance(0.8));
  args["page"] = random.pick(best);
}

/** The pages of a mapping that have storage. */
function storedPages(s: State, { buffer, offsetPages, pages }: VmaState): number {
  return Math.min(pages, Number(wholePages(s, buffer) - offsetPages));
}

const accessThrough =
  (fits: (vma: VmaState) => boolean): Correlation =>
  (args, s, random, negative) => {
    preferWatched(args, "vma", s, s.pools.vma.live, (id) => s.vmas.get(id)?.buffer, random);
    chooseFitting(args, "vma", s.pools.vma.live, (id) => {
      const vma = s.vmas.get(id);
      return vma !== undefined && fits(vma);
    });
    const vma = s.vmas.get(args["vma"] as number);
    if (vma === undefined) return;
    const stored = storedPages(s, vma);
    const behind = negative ? PAGES.filter((page) => page >= stored && page < vma.pages) : [];
    if (behind.length > 0 && random.chance(0.5)) args["page"] = random.pick(behind);
    else putPage(args, vma.buffer, Number(vma.offsetPages), stored, random);
  };

/** A device that does not look into the cache has the buffer mapped: here it shows whether brackets work. */
function isWatched(s: State, buffer: BufferState | undefined): boolean {
  if (!s.hasCaches || buffer === undefined) return false;
  return buffer.attachments.some(({ device, mapped }) => mapped > 0 && s.world.devices[device]?.coherent === false);
}

/** In half of the draws a handle of a watched buffer, if there is one. */
function preferWatched(
  args: OpenArgs,
  name: string,
  s: State,
  ids: readonly number[],
  bufferOf: (id: number) => BufferState | undefined,
  random: Random,
): void {
  if (!s.hasCaches || typeof args[name] !== "number" || !random.chance(0.5)) return;
  const watched = ids.filter((id) => isWatched(s, bufferOf(id)));
  if (watched.length > 0) args[name] = random.pick(watched);
}

/** The device shows whether a bracket did its work: the CPU wrote, and the device does not look into the cache. */
function showsBracket(s: State, { attachment }: MappingState): boolean {
  if (s.world.devices[attachment.device]?.coherent !== false) return false;
  return attachment.buffer.pages.some((page) => page?.writer === "cache" && page.shownBy === "bracket");
}

/** Mostly what a bracket made visible, where there is such a thing. */
const deviceReads: Correlation = (args, s, random) => {
  const reading = s.pools.mapping.live.filter((id) => s.mappings.get(id)?.direction !== "DMA_FROM_DEVICE");
  chooseFitting(args, "mapping", reading, (id) => reading.includes(id));
  const shown = reading.filter((id) => showsBracket(s, s.mappings.get(id) as MappingState));
  if (shown.length > 0 && random.chance(0.7)) args["mapping"] = random.pick(shown);
  const buffer = s.mappings.get(args["mapping"] as number)?.attachment.buffer;
  if (buffer !== undefined) putPage(args, buffer, 0, Number(wholePages(s, buffer)), random);
};

const deviceWrites: Correlation = (args, s, random) => {
  preferWatched(args, "mapping", s, s.pools.mapping.live, (id) => s.mappings.get(id)?.attachment.buffer, random);
  chooseFitting(args, "mapping", s.pools.mapping.live, (id) => s.mappings.get(id)?.direction !== "DMA_TO_DEVICE");
};

/** For a device that only reads, and not from the cache: nothing but the end of a bracket makes it see (CPU-20). */
const mapToRead: Correlation = (args, s, random) => {
  const device = s.attachments.get(args["attachment"] as number)?.device ?? -1;
  if (s.hasCaches && s.world.devices[device]?.coherent === false && random.chance(0.4))
    args["direction"] = "DMA_TO_DEVICE";
};

/** A file that is not to block, of a buffer with fences: a START waits all the same (SYNC-23). */
const unblockedSync: Correlation = (args, s, random) => {
  if (typeof args["fd"] !== "number" || s.lockedBy.length === 1 || !random.chance(0.8)) return;
  const waits = (id: number): boolean => {
    const buffer = bufferOfFd(s, id);
    if (buffer?.flags.includes("O_NONBLOCK") !== true) return false;
    return buffer.reservation.table?.entries.some(({ fence }) => !fence.signalled) === true;
  };
  const id = s.pools.fd.live.findLast(waits);
  if (id === undefined) return;
  args["fd"] = id;
  args["flags"] = random.pick(READS_AND_WRITES);
};

/** Only where there are tasks can such a wait be seen to end. */
const unblockedFile: Correlation = (args, s, random) => {
  if (s.lockedBy.length > 1 && random.chance(0.35)) args["flags"] = "O_RDWR|O_NONBLOCK";
};

const READS_AND_WRITES = [0x1n, 0x2n, 0x3n] as const;

/** Asked after their other arguments were chosen. */
export const LAST_WORDS: Partial<Record<CommandName, Correlation>> = {
  export: unblockedFile,
  map: mapToRead,
  "map-unlocked": mapToRead,
  sync: unblockedSync,
};

const kernelWrites: Correlation = (args, s, random) => {
  preferWatched(args, "buffer", s, s.pools.buffer.live, (id) => s.buffers.get(id), random);
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => (s.buffers.get(id)?.vmapCounter ?? 0) > 0);
};

const kernelReads: Correlation = (args, s, random) => {
  preferWatched(args, "buffer", s, s.pools.buffer.live, (id) => s.buffers.get(id), random);
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => (s.buffers.get(id)?.vmapCounter ?? 0) > 0);
  const buffer = s.buffers.get(args["buffer"] as number);
  if (buffer !== undefined) putPage(args, buffer, 0, Number(wholePages(s, buffer)), random);
};

const READING = ["DMA_FROM_DEVICE", "DMA_BIDIRECTIONAL"] as const;
const WRITING = ["DMA_TO_DEVICE", "DMA_BIDIRECTIONAL"] as const;

/** Mostly for reading where a device has written, and for writing where the CPU can, so that brackets show something. */
function beginDirection(buffer: BufferState, random: Random): Direction | null {
  if (!random.chance(0.7)) return null;
  if (buffer.pages.some((page) => page?.writer === "memory")) return random.pick(READING);
  return buffer.vmapCounter > 0 || buffer.vmas > 0 ? random.pick(WRITING) : null;
}

/** A buffer whose reservation the task holds, one without the op if there is one: lock debugging tells of both (CPU-31). */
function putLocked(args: OpenArgs, s: State, op: OpName, random: Random): boolean {
  if (s.locked.length === 0 || typeof args["buffer"] !== "number" || !random.chance(0.3)) return false;
  args["buffer"] = (s.locked.find((buffer) => !buffer.ops.has(op)) ?? random.pick(s.locked)).id;
  return true;
}

const begin: Correlation = (args, s, random, negative) => {
  if (negative && putLocked(args, s, "begin_cpu_access", random)) return;
  preferWatched(args, "buffer", s, s.pools.buffer.live, (id) => s.buffers.get(id), random);
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => s.buffers.get(id)?.brackets.length === 0);
  const buffer = s.buffers.get(args["buffer"] as number);
  if (buffer !== undefined) args["direction"] = beginDirection(buffer, random) ?? args["direction"];
};

/** A bracket ends with the direction it began with (CPU-15). */
const end: Correlation = (args, s, random, negative) => {
  if (negative && putLocked(args, s, "end_cpu_access", random)) return;
  preferWatched(args, "buffer", s, s.pools.buffer.live, (id) => s.buffers.get(id), random);
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => (s.buffers.get(id)?.brackets.length ?? 0) > 0);
  const newest = s.buffers.get(args["buffer"] as number)?.brackets.at(-1);
  if (newest !== undefined) args["direction"] = newest;
};

const sync: Correlation = (args, s, random, negative) => {
  const buffer = bufferOfFd(s, args["fd"]);
  if (buffer === undefined || (negative && random.chance(0.5))) return;
  const newest = buffer.brackets.at(-1);
  if (newest !== undefined && random.chance(0.6)) {
    args["flags"] = (WORDS[newest] ?? 0n) | END;
    return;
  }
  const direction = beginDirection(buffer, random);
  if (direction !== null) args["flags"] = WORDS[direction];
};

/** A range of whole pages inside the buffer; the last page is asked for in part, now and then. */
function putRange(args: OpenArgs, s: State, buffer: BufferState, random: Random): void {
  const page = BigInt(s.world.pageSizeBytes);
  const pages = Number(wholePages(s, buffer) < 8n ? wholePages(s, buffer) : 8n);
  if (pages === 0) return;
  const first = random.below(pages);
  const length = page * BigInt(1 + random.below(pages - first));
  args["offset"] = page * BigInt(first);
  args["length"] = random.chance(0.2) ? length - page + 1n : length;
}

/** All of a buffer that has its last page in part. */
function askForTail(args: OpenArgs, s: State): void {
  const page = BigInt(s.world.pageSizeBytes);
  chooseFitting(args, "fd", s.pools.fd.live, (id) => (bufferOfFd(s, id)?.size ?? 0n) % page !== 0n);
  const size = bufferOfFd(s, args["fd"])?.size ?? 0n;
  args["offset"] = 0n;
  if (size > 0n && size < ASKED_BYTES_MAX) args["length"] = size;
}

/** Most exporters can be mapped. */
function askWithoutOp(args: OpenArgs, s: State): void {
  chooseFitting(args, "fd", s.pools.fd.live, (id) => bufferOfFd(s, id)?.ops.has("mmap") === false);
}

const mmap: Correlation = (args, s, random, negative) => {
  if (negative && random.chance(0.3)) return;
  if (negative && random.chance(0.3)) {
    (random.chance(0.5) ? askForTail : askWithoutOp)(args, s);
    return;
  }
  const mappable = (buffer: BufferState | undefined): boolean => buffer?.ops.has("mmap") === true;
  chooseFitting(args, "fd", s.pools.fd.live, (id) => {
    const buffer = bufferOfFd(s, id);
    return mappable(buffer) && readable(buffer?.flags ?? "") && wholePages(s, buffer as BufferState) > 0n;
  });
  const buffer = bufferOfFd(s, args["fd"]);
  if (buffer === undefined) return;
  putRange(args, s, buffer, random);
  // One page more than fits, or the page the buffer has in part.
  if (negative && random.chance(0.3)) args["length"] = (args["length"] as bigint) + BigInt(s.world.pageSizeBytes);
  const needsWrite = args["sharing"] === "shared" && args["protection"] === "read+write";
  if (!negative && needsWrite && !writable(buffer.flags)) args["protection"] = "read";
};

/** An area that wraps, of a buffer without the op: two reasons to refuse it (MMAP-31). */
function askForWrap(args: OpenArgs, s: State): void {
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => s.buffers.get(id)?.ops.has("mmap") === false);
  args["offsetPages"] = LAST_OFFSET;
}

const redirect: Correlation = (args, s, random, negative) => {
  if (negative && random.chance(0.4)) return;
  if (negative && random.chance(0.15)) {
    askForWrap(args, s);
    return;
  }
  const mappable = (id: number): boolean => {
    const buffer = s.buffers.get(id);
    return buffer?.ops.has("mmap") === true && wholePages(s, buffer) > 0n;
  };
  chooseFitting(args, "buffer", s.pools.buffer.live, mappable);
  const buffer = s.buffers.get(args["buffer"] as number);
  if (buffer === undefined) return;
  const pages = Number(wholePages(s, buffer) < 8n ? wholePages(s, buffer) : 8n);
  if (pages === 0) return;
  if (negative && random.chance(0.1)) {
    args["offsetPages"] = LAST_OFFSET;
    return;
  }
  const counts = [1, 2, 4].filter((count) => count <= pages);
  const count = random.pick(counts);
  args["pages"] = count;
  args["offsetPages"] = BigInt(random.below(pages - count + 1));
  // It begins inside the buffer and ends one page behind it.
  if (negative && random.chance(0.3)) args["offsetPages"] = wholePages(s, buffer) - BigInt(count - 1);
};

/** How the commands on CPU accesses and user mappings are drawn. */
export const CPU_CORRELATIONS: Partial<Record<CommandName, Correlation>> = {
  "begin-cpu-access": begin,
  "end-cpu-access": end,
  sync,
  mmap,
  "mmap-redirect": redirect,
  "cpu-read": accessThrough(({ buffer, protection }) => readsBracketed(buffer) && mayRead(protection)),
  "cpu-write": accessThrough(
    ({ buffer, protection, shared }) => writesBracketed(buffer) && shared && mayWrite(protection),
  ),
  "vmap-write": kernelWrites,
  "vmap-read": kernelReads,
  "dma-read": deviceReads,
  "dma-write": deviceWrites,
};
