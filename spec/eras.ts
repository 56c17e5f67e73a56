// SPDX-License-Identifier: MIT
/**
 * Kernel eras: version ranges with one behaviour, oldest first, and the behaviour switches of those that are validated
 * against a real tree. Source: contract catalogue §30 and §30.1 (6.1.192, 6.12.117, 7.2.12, stable back-ports included).
 */
export const ERAS = [
  "3.3",
  "3.5",
  "3.17",
  "4.14",
  "5.3",
  "5.5",
  "5.7",
  "5.11",
  "5.17",
  "6.1",
  "6.2",
  "6.12",
  "6.19",
  "7.2",
  "mapping-types",
] as const;

export type Era = (typeof ERAS)[number];

/** One row of the switch table: how the kernels of an era differ in the areas modelled so far. */
export interface EraSwitches {
  /** `ops.cache_sgt_mapping` exists; with `pin` or `unpin` it is refused at export (MAP-25, EXPORT-11). */
  readonly cacheFlag: boolean;
  /** Importer and exporter of different kind: the core pins, maps and caches during attach (ATTACH-29). */
  readonly mismatchCaching: boolean;
  /** When a map pins: move-notify compiled out (MAP-21), or the importer gave no importer ops (MAP-20). */
  readonly pinOnMap: "move-notify-off" | "static-importer";
  /** `pin` answering EBUSY inside map raises one WARN per boot (MAP-23). */
  readonly pinBusyWarns: boolean;
  /** Lock around map and unmap: asserted always, or only where a side is dynamic (MAP-06, MAP-07). */
  readonly mapLock: "if-dynamic" | "always";
  /** Lock that protects vmap (VMAP-14, VMAP-15). */
  readonly vmapLock: "buffer-mutex" | "reservation";
  /** `dma_buf_vmap_unlocked` and its twin exist (VMAP-31). */
  readonly vmapUnlocked: boolean;
  /** Detach refuses a buffer which is not the attachment's (ATTACH-36). */
  readonly detachChecksBuffer: boolean;
  /** Importer ops without the move callback are refused (ATTACH-22) or accepted (ATTACH-23). */
  readonly moveCallback: "mandatory" | "optional";
  /** What DMABUF_DEBUG does to the importer's table (MAP-49, MAP-50). */
  readonly tableDebug: "scramble" | "wrapper";
  /** DMABUF_SYSFS_STATS exists (EXPORT-31). */
  readonly sysfsStats: boolean;
  /** The global list exists only with debugfs (EXPORT-29). */
  readonly listNeedsDebugfs: boolean;
  /** `dma_buf_fd_install` exists (REF-40). */
  readonly fdInstall: boolean;
  /** The global iterator exists (REF-31, REF-45). */
  readonly globalIterator: boolean;
  /** The option DMABUF_MOVE_NOTIFY exists (MAP-68). */
  readonly moveNotifyOption: boolean;
  /** DMA_API_DEBUG prints every misaligned entry of a table, or the first one only (MAP-52). */
  readonly alignmentPrints: "every" | "first";
  /** The pseudo file system is no-exec: no mapping of a buffer may be executable (MMAP-29). */
  readonly noExec: boolean;
  /** What signalling a fence once more, or NULL, comes to: an error, or nothing and a WARN for NULL (FENCE-06, FENCE-07). */
  readonly secondSignal: "error" | "nothing";
  /** `dma_resv_reserve_fences` refuses to reserve no slots (RESV-09). */
  readonly reserveZeroRefused: boolean;
  /** A description of a fence gives driver, timeline and number; or context and number, and names while unsignalled (FENCE-66). */
  readonly fenceText: "names-first" | "number-first";
  /** Lock debugging counts a reservation as held from the start of an acquire context on (WW-31). */
  readonly contextCountsAsLock: boolean;
  /** A notification may mean that the storage is taken back, from importers that have it pinned as well (MOVE-16, MOVE-17). */
  readonly revocation: boolean;
  /** The function that tells importers of a move (MOVE-06). */
  readonly moveNotifier: "dma_buf_move_notify" | "dma_buf_invalidate_mappings";
}

const V6_1: EraSwitches = {
  cacheFlag: true,
  mismatchCaching: true,
  pinOnMap: "move-notify-off",
  pinBusyWarns: false,
  mapLock: "if-dynamic",
  vmapLock: "buffer-mutex",
  vmapUnlocked: false,
  detachChecksBuffer: false,
  moveCallback: "mandatory",
  tableDebug: "scramble",
  sysfsStats: true,
  listNeedsDebugfs: false,
  fdInstall: true,
  globalIterator: false,
  moveNotifyOption: true,
  alignmentPrints: "every",
  noExec: false,
  contextCountsAsLock: false,
  revocation: false,
  moveNotifier: "dma_buf_move_notify",
  secondSignal: "error",
  reserveZeroRefused: false,
  fenceText: "names-first",
};

const V6_12: EraSwitches = {
  ...V6_1,
  mapLock: "always",
  vmapLock: "reservation",
  vmapUnlocked: true,
  detachChecksBuffer: true,
  reserveZeroRefused: true,
  listNeedsDebugfs: true,
  fdInstall: false,
};

const V7_2: EraSwitches = {
  ...V6_12,
  cacheFlag: false,
  mismatchCaching: false,
  pinOnMap: "static-importer",
  pinBusyWarns: true,
  moveCallback: "optional",
  tableDebug: "wrapper",
  sysfsStats: false,
  listNeedsDebugfs: false,
  fdInstall: true,
  globalIterator: true,
  moveNotifyOption: false,
  alignmentPrints: "first",
  noExec: true,
  contextCountsAsLock: true,
  revocation: true,
  moveNotifier: "dma_buf_invalidate_mappings",
  secondSignal: "nothing",
  fenceText: "number-first",
};

/** The switch table. An era without a row is known to the register but cannot be run yet. */
export const ERA_SWITCHES: Readonly<Partial<Record<Era, EraSwitches>>> = { "6.1": V6_1, "6.12": V6_12, "7.2": V7_2 };

/** Eras a program may name: those with a row in the switch table. */
export const RUNNABLE_ERAS = ["6.1", "6.12", "7.2"] as const;

export type RunnableEra = (typeof RUNNABLE_ERAS)[number];

export const DEFAULT_ERA: RunnableEra = "7.2";

/** The switches of a runnable era. */
export function switchesOf(era: RunnableEra): EraSwitches {
  const row = ERA_SWITCHES[era];
  if (row === undefined) throw new Error(`era ${era} has no row in the switch table`);
  return row;
}

/** An era range as clauses and checks carry it: `eras` names exact eras, else `since`..`until` inclusive. */
export interface EraRange {
  readonly since?: Era;
  readonly until?: Era;
  readonly eras?: readonly Era[];
}

/** Whether a range covers an era. */
export function covers(range: EraRange, era: Era): boolean {
  if (range.eras !== undefined) return range.eras.includes(era);
  const at = ERAS.indexOf(era);
  const from = range.since === undefined ? 0 : ERAS.indexOf(range.since);
  const to = range.until === undefined ? ERAS.length - 1 : ERAS.indexOf(range.until);
  return from <= at && at <= to;
}
