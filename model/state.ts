// SPDX-License-Identifier: MIT
/** The whole abstract state the model keeps of one session. Catalogue §0.2. Mutable for speed; nothing outside the model writes it. */

import type { ClauseId } from "../spec/clauses/index.ts";
import type { HandleKind } from "../spec/command.ts";
import { type EraSwitches, type RunnableEra, switchesOf } from "../spec/eras.ts";
import { type Census, emptyCensus, type MapView, type TableView } from "../spec/observation.ts";
import type { Direction, OpName } from "../spec/op.ts";
import type { Config, World } from "../spec/program.ts";
import type { ContextState } from "./contexts.ts";
import type { FenceCallbackState, FenceState } from "./fences.ts";
import type { LockWaiter } from "./lock-queue.ts";
import type { CopyState, MovingState } from "./moving.ts";
import type { PageState } from "./pages.ts";
import type { PollSlots } from "./polls.ts";
import type { CursorState, FenceTable } from "./reservations.ts";
import type { MemfdState, VmaState } from "./user-memory-state.ts";

export type { MemfdState, MemoryFileState, Protection, Seal, VmaState } from "./user-memory-state.ts";

export interface ModuleState {
  readonly id: number;
  references: number;
  dying: boolean;
}

/** A reservation: a buffer's own, or one made by `reservation-new` and shared. */
export interface ReservationState {
  /** The task that holds the lock; null: nobody. */
  owner: number | null;
  /** The acquire context it was taken with; null: none. */
  context: ContextState | null;
  /** Tasks that wait for it, the next one first. */
  readonly queue: LockWaiter[];
  /** Made by `reservation-new`: it outlives the buffers that use it. */
  readonly shared: boolean;
  /** Its fences; null: nobody has made room yet, or a copy has taken the table away. */
  table: FenceTable | null;
  /** The clause that decided what a walk shows now. */
  changedBy: ClauseId;
  /** Open walks without the lock, and how many tasks sleep in the middle of one. */
  cursors: number;
  sleepingWalks: number;
}

export interface BufferState {
  readonly id: number;
  readonly size: bigint;
  readonly ops: ReadonlySet<OpName>;
  readonly cacheFlag: boolean;
  readonly exporterName: string | null;
  readonly owner: ModuleState | null;
  readonly reservation: ReservationState;
  readonly flags: string;
  readonly inode: number;
  name: string | null;
  modeBits: number;
  /** Kernel references the program owns. */
  owned: number;
  /** Descriptors of the file, in both processes. */
  descriptors: number;
  /** O_PATH descriptors: they keep the directory entry, not the file (REF-43). */
  paths: number;
  /** `open` while the file has references, `closed` when only path descriptors are left, then `released`. */
  life: "open" | "closed" | "released";
  /** Newest first. */
  readonly attachments: AttachmentState[];
  vmapCounter: number;
  vmap: MapView | null;
  /** What polls have left watched: each armed slot holds a reference (POLL-08). */
  readonly slots: PollSlots;
  /** System calls that sleep with the file in hand. */
  calls: number;
  /** User mappings of the file: each holds a reference (MMAP-16). */
  vmas: number;
  /** Brackets somebody began and nobody ended, newest last. The framework keeps no such account (CPU-14). */
  readonly brackets: Direction[];
  /** Storage by page number; a page that was not asked for yet is not there (`pageAt`). */
  readonly pages: (PageState | undefined)[];
  /** What udmabuf or a heap keeps of it; null: another exporter's. */
  readonly driver: DriverState | null;
  /** Its storage moves; null: it does not. */
  readonly moving: MovingState | null;
}

/** What a driver that makes its buffers itself keeps of one. */
export interface DriverState {
  /** Direction in which udmabuf's own device has the pages mapped since the first begin of CPU access (UDMABUF-17). */
  kept: Direction | null;
  /** The last begin of CPU access failed (UDMABUF-19). */
  beginFailed: boolean;
  /** One page stands at several places (UDMABUF-26). */
  readonly repeats: boolean;
  /** Serial of the table each attachment was given last, by attachment (HEAP-18). */
  readonly tables: Map<number, number>;
}

export interface FdState {
  readonly id: number;
  readonly process: number;
  readonly number: number;
  readonly buffer: BufferState;
  readonly path: boolean;
  closeOnExec: boolean;
  open: boolean;
}

export interface AttachmentState {
  readonly id: number;
  readonly buffer: BufferState;
  readonly device: number;
  /** Importer ops were given (MAP-20, ATTACH-29). */
  readonly dynamic: boolean;
  /** Set from the importer ops; the exporter's attach may clear it (ATTACH-27). */
  peer2peer: boolean;
  /** Its importer ops have the move callback (MOVE-20). */
  readonly notified: boolean;
  /** Pins the importer made and did not give back (PIN-24). */
  pins: number;
  /** Table cached by the core, with its direction and what the importer is shown. */
  cached: { readonly table: TableView; readonly shown: TableView; readonly direction: Direction } | null;
  /** Live mappings that reached the exporter and were not unmapped. */
  mapped: number;
  /** Mappings whose handles are usable, served from the cache or not. */
  readonly mappings: MappingState[];
  attached: boolean;
}

export interface MappingState {
  readonly id: number;
  readonly attachment: AttachmentState;
  readonly direction: Direction;
  /** The exporter's table, and the importer's view of it (another object under DMABUF_DEBUG from 7.2). */
  readonly table: TableView;
  readonly shown: TableView;
  /** Served from, or put into, the core's cache: unmap does not reach the exporter (MAP-29). */
  readonly cached: boolean;
  /** How many moves of the storage had begun when it was made. */
  readonly madeAfter: number;
  live: boolean;
  /** The exporter has taken the storage back from it (MOVE-17). */
  revoked: boolean;
}

export interface IosysState {
  readonly id: number;
  map: MapView;
}

/** A third party's importer with a buffer in use. It does one thing at a time. */
export interface ImporterState {
  readonly id: number;
  readonly buffer: BufferState;
  busy: boolean;
  /** Its interrupt handler ran after the last read or write. */
  settled: boolean;
}

/** Handles by kind: those a legal command may use, and the most recent ones it may no longer use. */
export interface HandlePool {
  readonly live: number[];
  readonly dead: number[];
}

/** How many dead handles of a kind are remembered for negative commands. */
const DEAD_HANDLES_MAX = 8;

const NO_BUFFERS: BufferState[] = [];

export class State {
  readonly modules = new Map<number, ModuleState>();
  readonly reservations = new Map<number, ReservationState>();
  readonly buffers = new Map<number, BufferState>();
  readonly fds = new Map<number, FdState>();
  readonly attachments = new Map<number, AttachmentState>();
  readonly mappings = new Map<number, MappingState>();
  readonly iosys = new Map<number, IosysState>();
  readonly vmas = new Map<number, VmaState>();
  readonly memfds = new Map<number, MemfdState>();
  readonly fences = new Map<number, FenceState>();
  readonly fenceCallbacks = new Map<number, FenceCallbackState>();
  readonly cursors = new Map<number, CursorState>();
  /** Walks of steps that wait for what they find. */
  readonly waitingWalks = new Set<CursorState>();
  readonly contexts = new Map<number, ContextState>();
  readonly importers = new Map<number, ImporterState>();
  /** There is an importer under test, which makes objects of its own. */
  hosted = false;
  /** The stub that all share, by the first step that got it (FENCE-64). */
  stub: FenceState | null = null;
  /** Open signalling sections of each task, outermost first (FENCE-76). */
  readonly sections: number[][] = [[]];
  /** Tasks whose section has outlasted an inner one. */
  readonly outlasting = new Set<number>();
  /** How deep each task is in atomic context. */
  readonly atomic: number[] = [0];
  /** Reservations that a call has locked in which its task sleeps. */
  readonly heldInCalls = new Set<ReservationState>();
  /** Tasks with a signal pending. */
  readonly signals = new Set<number>();
  /** Virtual time in ticks. */
  clock = 0;
  /** Exporters' copies on their way, the oldest first, and how many fences were made for such. */
  readonly copies: CopyState[] = [];
  copyFences = 0;
  /** Descriptor tables of the two processes, by number. */
  readonly fdTables: (FdState | undefined)[][] = [[], []];
  /** Descriptors of memory files, by their number in process 0, where no other descriptor has it. */
  readonly memfdTable: (MemfdState | undefined)[] = [];
  /** Names of registered DMA heaps, the system heap's among them (HEAP-25). */
  readonly heaps = new Set<string>(["system"]);
  /** Live buffers on the global list, newest first. */
  readonly listed: BufferState[] = [];
  readonly pools: Record<HandleKind, HandlePool> = {
    module: { live: [], dead: [] },
    reservation: { live: [], dead: [] },
    buffer: { live: [], dead: [] },
    fd: { live: [], dead: [] },
    attachment: { live: [], dead: [] },
    mapping: { live: [], dead: [] },
    iosys: { live: [], dead: [] },
    vma: { live: [], dead: [] },
    memfd: { live: [], dead: [] },
    context: { live: [], dead: [] },
    fence: { live: [], dead: [] },
    "fence-callback": { live: [], dead: [] },
    cursor: { live: [], dead: [] },
    signalling: { live: [], dead: [] },
    importer: { live: [], dead: [] },
  };
  readonly census: Census = emptyCensus();
  /** Serials of exporter tables handed out and not yet taken back (MAP-33). */
  readonly tables = new Set<number>();
  /** Highest table serial seen; the framework's own copy of a table gets the next one (MAP-50). */
  lastTable = -1;
  /** Buffers through which each task holds a reservation lock. */
  readonly lockedBy: BufferState[][] = [[]];
  /** The task that runs, or is about to. */
  task = 0;
  /** Tasks in the middle of a step, where they wait. */
  readonly asleep = new Set<number>();
  /** Files that have lost their last reference in this step, to be released at its end (POLL-33). */
  readonly falling: BufferState[] = [];
  /** Warnings that speak once per boot and have spoken. */
  readonly warnedOnce = new Set<string>();
  /** Scratch memory behind I/O-memory maps: 64 bytes of each kind. */
  readonly scratch = { system: new Uint8Array(64), iomem: new Uint8Array(64) };
  /** Inode numbers used so far, by files that failed later as well (EXPORT-28). */
  inodes = 0;
  /** The only task is dead or waits for ever: no step can follow. */
  ended = false;
  /** The promise that says so. */
  endedBy: ClauseId | null = null;
  readonly switches: EraSwitches;
  readonly era: RunnableEra;
  readonly config: Config;
  readonly world: World;
  /** The target reports broken duties and refuses calls with undefined effect. */
  readonly instrumented: boolean;
  /** Some device does not see the CPU's caches, and there is storage to look at. */
  readonly hasCaches: boolean;
  /** Lock debugging has reported and is silent from then on (CPU-32). */
  lockDebugSilent = false;
  /** Orders in which lock debugging has seen the mutex of the global list and a reservation taken (LOCK-15). */
  listBeforeReservation = false;
  reservationBeforeList = false;

  constructor(era: RunnableEra, config: Config, world: World, instrumented: boolean) {
    this.era = era;
    this.switches = switchesOf(era);
    this.config = config;
    this.world = world;
    this.instrumented = instrumented;
    for (let task = 1; task < (world.tasks ?? 1); task++) {
      this.lockedBy.push([]);
      this.sections.push([]);
      this.atomic.push(0);
    }
    this.hasCaches = world.exporter.kind !== "scripted" && world.devices.some((device) => !device.coherent);
  }

  /** Buffers through which the task that runs holds a reservation lock. */
  get locked(): BufferState[] {
    return this.lockedBy[this.task] ?? NO_BUFFERS;
  }

  /** Whether the world has the task, and it is not in the middle of a step. */
  wakes(task: number): boolean {
    return task < this.lockedBy.length && (this.asleep.size === 0 || !this.asleep.has(task));
  }

  /** Every task waits: no step can follow. */
  get stuck(): boolean {
    return this.asleep.size === this.lockedBy.length;
  }

  /** Makes a handle usable. */
  bind(kind: HandleKind, id: number): void {
    this.pools[kind].live.push(id);
  }

  /** Ends a handle; it stays known for negative commands for a while. */
  unbind(kind: HandleKind, id: number): void {
    const { live, dead } = this.pools[kind];
    const at = live.lastIndexOf(id);
    if (at < 0) throw new Error(`${kind} handle ${id} is not live`);
    live.splice(at, 1);
    dead.push(id);
    if (dead.length > DEAD_HANDLES_MAX) dead.shift();
  }
}
