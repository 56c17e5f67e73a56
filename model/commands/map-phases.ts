// SPDX-License-Identifier: MIT
/** What both map calls mean, in the order of MAP-58. Catalogue §4. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Direction } from "../../spec/op.ts";
import { atomicReport } from "../atomic.ts";
import { mapsQuietly } from "../dma-debug.ts";
import { drivenBy, hasDriver } from "../driver-buffers.ts";
import { held, mayDeadlock, notHeld } from "../locks.ts";
import { premise, refuses } from "../phase-parts.ts";
import type { Applies, Call, Effect, Meaning, Phase, Says } from "../rule.ts";
import type { AttachmentState, State } from "../state.ts";
import { addMapping, attachmentOf, givenTable, invalidDirection, misalignedEntries, shownTable } from "../tables.ts";
import { hasFailedKernelFence, hasKernelFence, mapWaits } from "./implicit-waits.ts";
import { CACHE_PHASES } from "./map-cache.ts";
import { mapCalls } from "./map-calls.ts";
import { hasPin, isDynamic, isStatic } from "./map-kinds.ts";
import { entryLock, exporterLock, keepsLockRule } from "./map-locks.ts";
import { pinWaits } from "./pin-waits.ts";

type Command = "map" | "map-unlocked";
type MapCall = Call<Command>;

const SITE = "dma_buf_map_attachment";
/** Entries of the scripted exporter's largest table: as many alignment lines 6.1 and 6.12 can print. */
const ENTRIES_MAX = 4;
const WRAPPER: Applies = { on: { tableDebug: "wrapper" }, given: { dmabufDebug: true } };

function countsDiffer(c: MapCall): boolean {
  const table = givenTable(c);
  return table.entries.length !== table.originalEntries;
}

function noEntries(c: MapCall): boolean {
  return givenTable(c).entries.length === 0;
}

/** The importer's copy of 7.2: two allocations, and no copy of an empty table. */
const COPY_PHASES: readonly Phase<Command>[] = [
  { ...WRAPPER, phase: "fault", clause: "MAP-51", also: ["MAP-58"], point: "alloc:table-wrapper", errno: "ENOMEM" },
  { ...WRAPPER, phase: "check", clause: "MAP-51", also: ["MAP-62"], when: noEntries, ends: "EINVAL" },
  { ...WRAPPER, phase: "fault", clause: "MAP-51", also: ["MAP-58"], point: "alloc:table-entries", errno: "ENOMEM" },
];

/** One line for the entry with this rank among the misaligned ones. */
function alignmentPrint(rank: number, alignmentPrints: "every" | "first"): Says<Command> {
  return {
    phase: "says",
    clause: "MAP-52",
    when: (c) => misalignedEntries(c.s, givenTable(c)) > rank,
    says: { kind: "PRINT", site: SITE },
    given: { dmaApiDebug: true },
    on: { alignmentPrints },
  };
}

const PRINTS: readonly Phase<Command>[] = [
  ...Array.from({ length: ENTRIES_MAX }, (_, rank) => alignmentPrint(rank, "every")),
  alignmentPrint(0, "first"),
];

/** Clauses that take part when a table comes from the exporter. */
const TABLE_PREMISES: readonly Phase<Command>[] = [
  premise("SG-21", countsDiffer, { given: { dmabufDebug: true } }),
  premise("SG-21", countsDiffer, { given: { dmaApiDebug: true } }),
  premise("MAP-32", (c) => attachmentOf(c).mapped > 0, { on: { cacheFlag: false } }),
  premise("MAP-40", (c) => invalidDirection(c.args.direction)),
];

function isCaching(c: MapCall): boolean {
  return attachmentOf(c).buffer.cacheFlag;
}

function keep(c: MapCall): void {
  const table = givenTable(c);
  c.shown = shownTable(c.s, table);
  if (c.shown.table !== table.table) c.s.census.tableCopies++;
  addMapping(c, table, c.shown, c.args.direction, false);
}

function keepInCache(c: MapCall): void {
  const table = givenTable(c);
  const { direction } = c.args;
  const shown = shownTable(c.s, table);
  attachmentOf(c).cached = { table, shown, direction };
  c.shown = shown;
  addMapping(c, table, shown, direction, true);
}

/** Whether the map pins by itself. */
function pinsHere(c: MapCall): boolean {
  if (!hasPin(c)) return false;
  return c.s.switches.pinOnMap === "static-importer" ? isStatic(c) : !c.s.config.moveNotify;
}

const PIN_PREMISES: readonly Phase<Command>[] = [premise("PIN-24", (c) => attachmentOf(c).pins > 0 && pinsHere(c))];

type ValueClauses = Effect<Command>["valueClauses"];

interface View extends Applies {
  readonly seen: NonNullable<ValueClauses>;
}

const PLAIN_VIEW: View = { given: { dmabufDebug: false }, seen: { table: "MAP-10", entries: "MAP-10" } };
const SCRAMBLED: Applies = { on: { tableDebug: "scramble" }, given: { dmabufDebug: true } };
/** What the importer sees of the table, by build option and era. */
const VIEWS: readonly View[] = [
  PLAIN_VIEW,
  { ...SCRAMBLED, seen: { table: "MAP-10", entries: "MAP-10", pages: "MAP-49" } },
  { ...WRAPPER, seen: { table: "MAP-50", entries: "MAP-50", originalEntries: "MAP-50", pages: "MAP-50" } },
];

function success(clause: ClauseId, when: (c: MapCall) => boolean, { seen, ...applies }: View): Effect<Command> {
  return {
    ...applies,
    phase: "effect",
    clause,
    also: ["MAP-58"],
    when,
    run: (c) => (isCaching(c) ? keepInCache(c) : keep(c)),
    value: (c) => c.shown,
    valueClauses: seen,
  };
}

const SUCCESSES: readonly Phase<Command>[] = [
  ...VIEWS.map((view) => success("MAP-17", (c) => isDynamic(c) && hasKernelFence(c), view)),
  ...VIEWS.map((view) => success("MAP-61", (c) => isStatic(c) && hasFailedKernelFence(c), view)),
  success("MAP-62", noEntries, PLAIN_VIEW),
  success("MAP-62", noEntries, { ...SCRAMBLED, seen: { pages: "SG-21" } }),
  ...VIEWS.map((view) => success("MAP-28", isCaching, { ...view, on: { ...view.on, cacheFlag: true } })),
  ...VIEWS.map((view) => success("MAP-31", () => true, view)),
];

function nullCheck(unlocked: boolean): Phase<Command> {
  return {
    phase: "check",
    clause: unlocked ? "MAP-08" : "MAP-01",
    also: unlocked ? ["MAP-01", "MAP-58"] : ["MAP-58"],
    when: (c) => c.args.attachment === null,
    ends: "EINVAL",
    says: [{ kind: "WARN", site: unlocked ? `${SITE}_unlocked` : SITE }],
  };
}

function phases(unlocked: boolean): readonly Phase<Command>[] {
  return [
    atomicReport("MAP-09", unlocked ? `${SITE}_unlocked` : SITE),
    nullCheck(unlocked),
    ...refuses<Command>("MAP-02", unlocked ? `${SITE}_unlocked` : SITE, (c) => !attachmentOf(c).attached),
    ...entryLock(unlocked, SITE),
    ...CACHE_PHASES,
    ...exporterLock(unlocked, SITE),
    ...PIN_PREMISES,
    pinWaits<Command>(pinsHere, unlocked),
    ...mapCalls(unlocked),
    mapWaits<Command>({ clause: "MAP-16", interrupted: "MAP-15", when: isStatic, locks: unlocked }),
    ...TABLE_PREMISES,
    ...COPY_PHASES,
    ...PRINTS,
    ...SUCCESSES,
  ];
}

function defined(c: MapCall, unlocked: boolean): boolean {
  const { attachment } = c.args;
  if (attachment === null) return true;
  c.attachment = c.s.attachments.get(attachment) ?? null;
  if (c.attachment === null || c.attachment.buffer.life !== "open") return false;
  c.buffer = c.attachment.buffer;
  if (!driverMaps(c.s, c.attachment, c.args.direction) || !pinDefined(c, unlocked)) return false;
  if (!c.attachment.attached) return c.s.instrumented && !(unlocked && held(c));
  return !unlocked || notHeld(c) || mayDeadlock(c.s);
}

/** A pin that waits without the lock would leave the storage to others meanwhile. */
function pinDefined(c: MapCall, unlocked: boolean): boolean {
  return unlocked || held(c) || (c.buffer?.moving?.copy ?? null) === null || !pinsHere(c);
}

/** The DMA layer stops the kernel at an invalid direction, and a heap's second live map of an attachment spoils the first (HEAP-18). */
export function driverMaps(s: State, { mapped, buffer, device }: AttachmentState, direction: Direction): boolean {
  if (!hasDriver(s)) return true;
  if (invalidDirection(direction) || !mapsQuietly(s, buffer, device, direction)) return false;
  return mapped === 0 || !drivenBy(s, "system-heap");
}

function legal(c: MapCall, unlocked: boolean): boolean {
  if (c.args.attachment === null || !attachmentOf(c).attached) return false;
  return !invalidDirection(c.args.direction) && keepsLockRule(c, unlocked);
}

/** The meaning of a map call; the `_unlocked` one takes the lock itself (MAP-08). */
export function mapMeaning(unlocked: boolean): Meaning<Command> {
  return {
    defined: (c) => defined(c, unlocked),
    legal: (c) => legal(c, unlocked),
    phases: phases(unlocked),
  };
}
