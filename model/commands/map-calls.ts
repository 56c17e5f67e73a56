// SPDX-License-Identifier: MIT
/** The callbacks of a map that reaches the exporter: `pin` where it is due, then `map_dma_buf`. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { notHeld } from "../locks.ts";
import type { Applies, Call, Calls, Phase } from "../rule.ts";
import { attachmentOf, givenTable, invalidDirection, privOf, takeTable } from "../tables.ts";
import { hasPin, isDynamic, isStatic } from "./map-kinds.ts";
import { type LockMode, lockModes, within } from "./map-locks.ts";

type Command = "map" | "map-unlocked";
type MapCall = Call<Command>;

const SITE = "dma_buf_map_attachment";

interface Pin extends Applies {
  readonly clause: ClauseId;
  readonly onError: ClauseId;
  readonly when?: (c: MapCall) => boolean;
}

const OPTION_OFF: Applies = { on: { pinOnMap: "move-notify-off" }, given: { moveNotify: false } };
const KIND_PINS: Applies = { on: { pinOnMap: "static-importer" } };

function saysBusy(c: MapCall): boolean {
  return c.step.replies?.pin === "EBUSY";
}

const PINS: readonly Pin[] = [
  { ...OPTION_OFF, clause: "MAP-21", onError: "MAP-22" },
  { ...KIND_PINS, clause: "MAP-20", onError: "MAP-23", when: (c) => isStatic(c) && saysBusy(c) },
  { ...KIND_PINS, clause: "MAP-20", onError: "MAP-22", when: (c) => isStatic(c) && !saysBusy(c) },
];

function pinCall(mode: LockMode, { clause, onError, when, ...applies }: Pin): Calls<Command, "pin"> {
  return {
    ...within(mode, applies),
    phase: "calls",
    clause,
    also: ["MAP-58", "MAP-68"],
    op: "pin",
    ...(when === undefined ? {} : { when }),
    args: () => ({}),
    onError,
    saysOnError: (c, errno) => {
      if (errno !== "EBUSY" || !c.s.switches.pinBusyWarns || c.s.warnedOnce.has(SITE)) return null;
      c.s.warnedOnce.add(SITE);
      return { kind: "WARN_ONCE", site: SITE };
    },
    undo: [
      {
        phase: "calls",
        clause: "MAP-24",
        also: ["MAP-59"],
        op: "unpin",
        args: () => ({}),
        locks: mode.locks,
        lockClause: mode.lockClause,
      },
    ],
  };
}

interface Reach extends Applies {
  readonly clause: ClauseId;
  readonly when: (c: MapCall) => boolean;
}

const OPTION_ON: Applies = { on: { pinOnMap: "move-notify-off" }, given: { moveNotify: true } };

function saidUnlocked(c: MapCall): boolean {
  const asserted = c.s.switches.mapLock === "always" || isDynamic(c);
  return c.step.do === "map" && c.s.config.lockDebug && asserted && notHeld(c);
}

function isSecond(c: MapCall): boolean {
  return attachmentOf(c).mapped > 0;
}

/** The clause that says most about why a map with nothing to pin goes to the exporter. */
function reason(c: MapCall): ClauseId {
  if (hasPin(c)) return "MAP-31";
  if (invalidDirection(c.args.direction)) return "MAP-40";
  if (saidUnlocked(c)) return "MAP-66";
  if (!isSecond(c)) return "MAP-31";
  return c.s.switches.cacheFlag ? "MAP-28" : "MAP-32";
}

function ordinary(applies: Applies, when: (c: MapCall) => boolean): readonly Reach[] {
  const because = (clause: ClauseId): Reach => ({ ...applies, clause, when: (c) => when(c) && reason(c) === clause });
  const second = { ...because("MAP-32"), on: { ...applies.on, cacheFlag: false } };
  const unstored = { ...because("MAP-28"), on: { ...applies.on, cacheFlag: true } };
  return [because("MAP-31"), because("MAP-40"), because("MAP-66"), second, unstored];
}

/** Why the next callback is `map_dma_buf`, and not `pin` or none. */
const REACHES: readonly Reach[] = [
  ...ordinary(OPTION_OFF, () => true),
  { ...OPTION_ON, clause: "MAP-21", when: hasPin },
  ...ordinary(OPTION_ON, (c) => !hasPin(c)),
  { ...KIND_PINS, clause: "MAP-18", when: (c) => isStatic(c) && hasPin(c) },
  { ...KIND_PINS, given: { moveNotify: false }, clause: "MAP-20", when: (c) => isDynamic(c) && hasPin(c) },
  { ...KIND_PINS, given: { moveNotify: true }, clause: "MAP-68", when: (c) => isDynamic(c) && hasPin(c) },
  { ...KIND_PINS, clause: "MAP-70", when: (c) => isDynamic(c) && !hasPin(c) },
  ...ordinary(KIND_PINS, (c) => isStatic(c) && !hasPin(c)),
];

function saysInterrupted(c: MapCall): boolean {
  return c.step.replies?.map_dma_buf === "EINTR";
}

const ALSO: readonly ClauseId[] = ["MAP-31", "MAP-58", "MAP-68"];

function mapCall(
  mode: LockMode,
  { clause, when, ...applies }: Reach,
  interrupted: boolean,
): Calls<Command, "map_dma_buf"> {
  return {
    ...within(mode, applies),
    phase: "calls",
    clause,
    also: ALSO.filter((other) => other !== clause),
    op: "map_dma_buf",
    when: (c) => saysInterrupted(c) === interrupted && when(c),
    args: (c) => ({ direction: c.args.direction, priv: privOf(c) }),
    argClauses: { direction: "MAP-10", priv: "ATTACH-20" },
    onError: interrupted ? "MAP-14" : "MAP-13",
    takes: (c, reply) => {
      const table = "table" in reply ? reply.table : null;
      if (table === null) return { clause: "MAP-12", errno: "ENOMEM" };
      takeTable(c, table);
      return null;
    },
    undo: [
      mapUndo(mode, clause === "MAP-18" ? "MAP-18" : "MAP-51", { on: { tableDebug: "wrapper" } }),
      mapUndo(mode, "MAP-15", { on: { tableDebug: "scramble" } }),
    ],
  };
}

/** The wait for fences, and the copy of 7.2, can fail after the exporter mapped; it gets its own table back. */
function mapUndo(mode: LockMode, clause: ClauseId, applies: Applies): Calls<Command, "unmap_dma_buf"> {
  return {
    ...applies,
    phase: "calls",
    clause,
    also: [clause === "MAP-18" ? "MAP-51" : "MAP-18"],
    op: "unmap_dma_buf",
    args: (c) => {
      const { table, pages } = givenTable(c);
      return { direction: c.args.direction, priv: privOf(c), table, pages };
    },
    argClauses: { priv: "ATTACH-20" },
    locks: mode.locks,
    lockClause: mode.lockClause,
  };
}

/** The callbacks under the lock of the plain or the `_unlocked` call. */
export function mapCalls(unlocked: boolean): readonly Phase<Command>[] {
  const modes = lockModes(unlocked);
  return [
    ...modes.flatMap((mode) => PINS.map((pin) => pinCall(mode, pin))),
    ...modes.flatMap((mode) => REACHES.flatMap((reach) => [mapCall(mode, reach, false), mapCall(mode, reach, true)])),
  ];
}
