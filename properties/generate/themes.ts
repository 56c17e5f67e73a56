// SPDX-License-Identifier: MIT
/** Commands whose promises are about several of them at work together: in the full mix they seldom meet. */
import { CPU_COMMANDS } from "../../spec/commands/cpu.ts";
import { EXPORTER_COMMANDS } from "../../spec/commands/exporter.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { LOCK_COMMANDS } from "../../spec/commands/lock.ts";
import { RESV_COMMANDS } from "../../spec/commands/resv.ts";
import type { Random } from "./random.ts";

/** Several tasks that want the same locks. */
const LOCKING: ReadonlySet<string> = new Set([
  ...Object.keys(LOCK_COMMANDS),
  ...(["resv-lock", "resv-unlock", "task-signal", "task-signal-clear", "detach", "reservation-new"] as const),
]);

/** Importers that pin, and are told of moves. */
const MOVING: ReadonlySet<string> = new Set([
  ...(["resv-lock", "resv-unlock", "attach", "dynamic-attach", "detach", "map", "unmap"] as const),
  ...(["pin", "unpin", "notify-move", "attach-revocable", "ww-lock", "ctx-init", "ctx-fini"] as const),
]);

/** Polls, and the fences in their way. */
const POLLING: ReadonlySet<string> = new Set([
  ...(["reservation-new", "fd", "close", "get", "poll", "fdinfo"] as const),
  ...(["resv-lock", "resv-unlock", "resv-reserve", "resv-add", "resv-replace"] as const),
  ...(["fence-new", "fence-signal", "fence-set-error", "fence-put"] as const),
]);

/** Calls that wait for fences nobody names, and what comes meanwhile: signals, further fences. */
const WAITING: ReadonlySet<string> = new Set([
  ...(["resv-lock", "resv-unlock", "resv-reserve", "resv-add", "resv-replace", "resv-copy", "resv-wait"] as const),
  ...(["fence-new", "fence-signal", "fence-set-error", "fence-put", "task-signal", "task-signal-clear"] as const),
  ...(["attach", "dynamic-attach", "detach", "map", "map-unlocked", "unmap-unlocked"] as const),
  ...(["begin-cpu-access", "end-cpu-access", "fd", "sync", "atomic-begin", "atomic-end"] as const),
]);

/** Sections that a fence's signalling depends on, and what does not belong inside. */
const SIGNALLING: ReadonlySet<string> = new Set([
  ...(["signalling-begin", "signalling-end", "fence-new", "fence-wait", "fence-signal"] as const),
  ...(["resv-lock", "resv-unlock", "resv-reserve", "resv-add", "resv-copy", "resv-get"] as const),
  ...(["atomic-begin", "atomic-end"] as const),
]);

/** What becomes of a reservation's fences, whoever looks at them. */
const RESERVING: ReadonlySet<string> = new Set([
  ...Object.keys(RESV_COMMANDS),
  ...(["reservation-new", "resv-lock", "resv-unlock", "fence-new", "fence-signal", "fence-set-error"] as const),
  ...(["fence-complete", "fence-put", "task-signal", "task-signal-clear", "advance-clock"] as const),
]);

/** Who writes a page, and who sees it. */
const SHOWING: ReadonlySet<string> = new Set([
  ...Object.keys(CPU_COMMANDS),
  ...(["fd", "mmap", "mremap", "cpu-write", "cpu-read", "dma-write", "dma-read", "attach"] as const),
  ...(["map-unlocked", "unmap-unlocked", "vmap", "vmap-unlocked", "vmap-write", "vmap-read"] as const),
  ...(["resv-lock", "resv-unlock"] as const),
]);

/** An exporter whose storage moves under its importers. */
const EVICTING: readonly string[] = [
  ...Object.keys(EXPORTER_COMMANDS),
  ...(["resv-lock", "resv-unlock", "dynamic-attach", "map", "map-unlocked", "unmap", "unmap-unlocked"] as const),
  ...(["pin", "unpin", "dma-read", "dma-write", "advance-clock", "resv-list", "fence-put"] as const),
];

/** What the exporter has to wait for, and whom it has pinned. */
const HINDERING = ["attach", "fence-new", "fence-signal", "resv-reserve", "resv-add"] as const;

interface Theme {
  readonly commands: ReadonlySet<string>;
  /** What the theme is about: drawn more often than elsewhere. */
  readonly often: readonly CommandName[];
}

const LOCKS: Theme = { commands: LOCKING, often: ["ww-lock", "ww-lock", "ww-lock", "ctx-init"] };
const MOVES: Theme = { commands: MOVING, often: ["notify-move", "map", "pin"] };
const POLLS: Theme = { commands: POLLING, often: ["poll", "poll", "poll", "resv-lock", "resv-add"] };
const WAITS: Theme = { commands: WAITING, often: ["begin-cpu-access", "map", "map-unlocked", "task-signal"] };
const EVICTION = ["exporter-move", "exporter-revoke", "exporter-restore", "advance-clock", "fence-put"] as const;
const ACCESSED = ["dynamic-attach", "dynamic-attach", "map-unlocked", "dma-read", "dma-write"] as const;
const EVICTIONS: Theme = { commands: new Set(EVICTING), often: [...EVICTION, ...ACCESSED] };
const ADDED = ["resv-lock", "resv-lock", "resv-reserve", "resv-add", "resv-add", "resv-unlock", "pin"] as const;
const HINDERED: Theme = { commands: new Set([...EVICTING, ...HINDERING]), often: [...EVICTION, ...ADDED] };
const SECTIONS: Theme = {
  commands: SIGNALLING,
  often: ["signalling-begin", "signalling-end", "resv-reserve", "resv-add", "resv-get"],
};
const RESERVES: Theme = { commands: RESERVING, often: ["fence-new", "resv-add", "resv-reserve", "resv-wait"] };
const THEMES = [LOCKS, MOVES, POLLS, POLLS, WAITS, SECTIONS, RESERVES] as const;
const PAGES: Theme = { commands: SHOWING, often: [] };
/** Those that want several tasks. */
const SHARED = [LOCKS, LOCKS, WAITS, RESERVES] as const;

function drawTheme(usable: readonly CommandName[], random: Random, tasks: number): Theme {
  if (moves(usable) && random.chance(0.9)) return random.chance(tasks > 1 ? 0.6 : 0.2) ? HINDERED : EVICTIONS;
  if (hasStorage(usable) && random.chance(0.8)) return PAGES;
  return random.pick(tasks > 1 && random.chance(0.75) ? SHARED : THEMES);
}

/** Whether the exporter has pages that can be read and written: what it has to show is mostly there. */
export function hasStorage(usable: readonly CommandName[]): boolean {
  return usable.includes("dma-read");
}

/** Whether the exporter can be asked to move its storage. */
export function moves(usable: readonly CommandName[]): boolean {
  return usable.includes("exporter-move");
}

/** One theme's commands; locks and waits mostly where there are tasks to contend for them, and to end them. */
export function themed(usable: readonly CommandName[], random: Random, tasks: number): readonly CommandName[] {
  const { commands, often } = drawTheme(usable, random, tasks);
  const more = often.filter((name) => usable.includes(name));
  return [...usable.filter((name) => name === "export" || commands.has(name)), ...more];
}
