// SPDX-License-Identifier: MIT
/** What both unmap calls mean, in the order of MAP-69. Catalogue §4. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { held, mayDeadlock, notHeld, scripted } from "../locks.ts";
import { premise, refuses, reports } from "../phase-parts.ts";
import type { Applies, Call, Calls, Effect, Meaning, Phase } from "../rule.ts";
import { attachmentOf, dropMapping, mappingOf, privOf } from "../tables.ts";
import { hasPin, isDynamic, isStatic } from "./map-kinds.ts";
import { entryLock, exporterLock, keepsLockRule, type LockMode, lockModes, within } from "./map-locks.ts";

type Command = "unmap" | "unmap-unlocked";
type UnmapCall = Call<Command>;
type ArgClauses = NonNullable<Calls<Command>["argClauses"]>;

const SITE = "dma_buf_unmap_attachment";
const WRAPPER: Applies = { on: { tableDebug: "wrapper" }, given: { dmabufDebug: true } };
/** Up to 6.12, without move notification, every uncached map of a dynamic exporter pinned (MAP-21). */
const OPTION_PINNED: Applies = { on: { pinOnMap: "move-notify-off" }, given: { moveNotify: false } };

function anyNull(c: UnmapCall): boolean {
  return c.args.attachment === null || c.args.mapping === null;
}

function detached(c: UnmapCall): boolean {
  return !attachmentOf(c).attached;
}

function foreign(c: UnmapCall): boolean {
  return mappingOf(c).attachment !== c.attachment;
}

function unmapped(c: UnmapCall): boolean {
  return !mappingOf(c).live;
}

function otherDirection(c: UnmapCall): boolean {
  return mappingOf(c).direction !== c.args.direction;
}

function hasPinned(c: UnmapCall): boolean {
  if (!hasPin(c)) return false;
  return c.s.switches.pinOnMap === "static-importer" ? isStatic(c) : !c.s.config.moveNotify;
}

function fromCache(c: UnmapCall): boolean {
  return mappingOf(c).cached;
}

/** Duties of the caller. A second unmap, a foreign or a dangling mapping has no effect to judge: it is refused. */
function duties(site: string): readonly Phase<Command>[] {
  return [
    ...refuses<Command>("MAP-02", site, detached),
    ...refuses<Command>("MAP-37", site, foreign),
    ...refuses<Command>("MAP-38", site, unmapped),
    reports("MAP-36", site, otherDirection),
  ];
}

/** The cached table stays with the core: nothing is called and nothing is counted. */
const CACHED: Effect<Command> = {
  on: { cacheFlag: true },
  phase: "effect",
  clause: "MAP-29",
  also: ["MAP-30", "MAP-69"],
  when: fromCache,
  run: (c) => dropMapping(c.s, mappingOf(c)),
};

interface Debug extends Applies {
  readonly argClauses: ArgClauses;
}

/** Whose promise the exporter's view of its own table is, by build option and era. */
const DEBUGS: readonly Debug[] = [
  { given: { dmabufDebug: false }, argClauses: {} },
  { on: { tableDebug: "scramble" }, given: { dmabufDebug: true }, argClauses: { pages: "MAP-49" } },
  { ...WRAPPER, argClauses: { table: "MAP-50", pages: "MAP-50" } },
];

/** A mapping that pinned owes the exporter an order of two ops (MAP-54). */
function unmapCall(mode: LockMode, debug: Debug, pinned: boolean): Calls<Command, "unmap_dma_buf"> {
  const { argClauses, ...applies } = debug;
  return {
    ...within(mode, applies),
    phase: "calls",
    clause: pinned ? "MAP-54" : "MAP-31",
    also: pinned ? ["MAP-31", "MAP-35", "MAP-69"] : ["MAP-35", "MAP-69"],
    op: "unmap_dma_buf",
    when: (c) => hasPinned(c) === pinned,
    args: (c) => {
      const { table, pages } = mappingOf(c).table;
      return { direction: c.args.direction, priv: privOf(c), table, pages };
    },
    argClauses: { direction: "MAP-35", priv: "ATTACH-20", table: "MAP-35", ...argClauses },
  };
}

function unpinCall(mode: LockMode, applies: Applies, also: Calls<Command>["also"]): Calls<Command, "unpin"> {
  return {
    ...within(mode, applies),
    phase: "calls",
    clause: "MAP-54",
    ...(also === undefined ? {} : { also }),
    op: "unpin",
    args: () => ({}),
  };
}

/** Up to 6.12 unmap unpins through the importers' function, which asserts the lock again; 7.2 calls the op (MAP-59). */
function unpinPhases(unlocked: boolean): readonly Phase<Command>[] {
  const asserts: Phase<Command> = {
    ...OPTION_PINNED,
    given: { moveNotify: false, lockDebug: true },
    phase: "says",
    clause: "MAP-55",
    when: (c) => hasPin(c) && notHeld(c),
    says: { kind: "ASSERT", site: "dma_buf_unpin" },
  };
  return [
    ...(unlocked ? [] : [asserts]),
    ...lockModes(unlocked).flatMap((mode) => [
      unpinCall(mode, OPTION_PINNED, ["MAP-55", "MAP-59", "MAP-69"]),
      { ...unpinCall(mode, { on: { pinOnMap: "static-importer" } }, ["MAP-59", "MAP-69"]), when: isStatic },
    ]),
  ];
}

/** What else a pinned mapping's unmap said or called is the unpin's: how it goes is MAP-55's and MAP-59's to tell. */
function ended(clause: ClauseId, when: (c: UnmapCall) => boolean): Effect<Command> {
  return {
    phase: "effect",
    clause,
    when,
    run: (c) => dropMapping(c.s, mappingOf(c)),
    valueClauses: { "": "MAP-39" },
  };
}

function nullCheck(unlocked: boolean): Phase<Command> {
  return {
    phase: "check",
    clause: unlocked ? "MAP-08" : "MAP-34",
    ...(unlocked ? { also: ["MAP-34"] } : {}),
    when: anyNull,
    ends: { value: () => null },
    says: [{ kind: "WARN", site: unlocked ? `${SITE}_unlocked` : SITE }],
  };
}

function phases(unlocked: boolean): readonly Phase<Command>[] {
  return [
    nullCheck(unlocked),
    ...duties(unlocked ? `${SITE}_unlocked` : SITE),
    ...entryLock(unlocked, SITE),
    premise("MAP-70", (c) => isDynamic(c) && !hasPin(c)),
    CACHED,
    ...exporterLock(unlocked, SITE),
    { ...WRAPPER, phase: "does", clause: "MAP-69", run: (c) => void c.s.census.tableCopies-- },
    ...lockModes(unlocked).flatMap((mode) =>
      DEBUGS.flatMap((debug) => [unmapCall(mode, debug, false), unmapCall(mode, debug, true)]),
    ),
    ...unpinPhases(unlocked),
    { ...ended("MAP-55", hasPinned), ...OPTION_PINNED },
    { ...ended("MAP-59", hasPinned), on: { pinOnMap: "static-importer" } },
    ended("MAP-31", () => true),
  ];
}

function defined(c: UnmapCall, unlocked: boolean): boolean {
  const { attachment, mapping } = c.args;
  if (attachment !== null) {
    c.attachment = c.s.attachments.get(attachment) ?? null;
    if (c.attachment === null || c.attachment.buffer.life !== "open") return false;
    c.buffer = c.attachment.buffer;
  }
  if (mapping !== null) {
    c.mapping = c.s.mappings.get(mapping) ?? null;
    if (c.mapping === null) return false;
  }
  if (anyNull(c)) return c.attachment === null || c.attachment.attached;
  const waits = unlocked && held(c);
  if (detached(c) || foreign(c) || unmapped(c)) return definedRefusal(c, waits);
  if (otherDirection(c)) return scripted(c.s) && !waits;
  return !waits || mayDeadlock(c.s);
}

/** One thing wrong at a time: which report comes first is nobody's promise. */
function definedRefusal(c: UnmapCall, waits: boolean): boolean {
  if (!c.s.instrumented || waits || otherDirection(c)) return false;
  const mapping = mappingOf(c);
  if (detached(c)) return mapping.live && !foreign(c);
  if (foreign(c)) return mapping.live && mapping.attachment.attached;
  return !mapping.cached;
}

function legal(c: UnmapCall, unlocked: boolean): boolean {
  if (anyNull(c) || detached(c) || foreign(c) || unmapped(c) || otherDirection(c)) return false;
  return keepsLockRule(c, unlocked);
}

/** The meaning of an unmap call; the `_unlocked` one takes the lock itself (MAP-08). */
export function unmapMeaning(unlocked: boolean): Meaning<Command> {
  return {
    defined: (c) => defined(c, unlocked),
    legal: (c) => legal(c, unlocked),
    phases: phases(unlocked),
    counts: { tableCopies: "MAP-69" },
  };
}
