// SPDX-License-Identifier: MIT
/** Which phases of a meaning exist in an era under a configuration: decided once, from data. */
import { CLAUSE_IDS, type ClauseId } from "../spec/clauses/index.ts";
import { COMMAND_NAMES, type CommandName } from "../spec/commands/index.ts";
import { covers, type RunnableEra, switchesOf } from "../spec/eras.ts";
import type { Config } from "../spec/program.ts";
import { MEANINGS } from "./commands/index.ts";
import { RELEASE_PHASES } from "./commands/release-phases.ts";
import type { Applies, Call, Meaning, Phase } from "./rule.ts";

const CLAUSE_INDEX = new Map<ClauseId, number>(CLAUSE_IDS.map((id, index) => [id, index]));

/** Index of a clause in `CLAUSE_IDS`: hit counters are arrays. */
export function clauseIndex(id: ClauseId): number {
  const index = CLAUSE_INDEX.get(id);
  if (index === undefined) throw new Error(`clause ${id} is not in the register`);
  return index;
}

type FieldsOf<T> = T extends unknown ? keyof T : never;
type PhaseField = FieldsOf<Phase<CommandName>>;

/**
 * Every field a phase or a meaning can have. They are read millions of times, and reading one field of objects that come in
 * dozens of forms costs more than what is done with it; with these below them all have one form.
 */
const BLANK_PHASE: object = {
  ...{ phase: undefined, clause: undefined, also: undefined, when: undefined, run: undefined, undo: undefined },
  ...{ since: undefined, until: undefined, on: undefined, given: undefined, says: undefined, reports: undefined },
  ...{ ends: undefined, point: undefined, errno: undefined, value: undefined, valueClauses: undefined },
  ...{ op: undefined, args: undefined, argClauses: undefined, locks: undefined, lockClause: undefined },
  ...{ onError: undefined, takes: undefined, saysOnError: undefined, over: undefined, phases: undefined },
  ...{ waitsFor: undefined, ready: undefined, sleeps: undefined, wakes: undefined, blames: undefined },
  ...{ endsWith: undefined, eras: undefined },
} satisfies Record<PhaseField, undefined>;
const BLANK_MEANING: object = {
  ...{ defined: undefined, legal: undefined, phases: undefined, silent: undefined, silentOnError: undefined },
  ...{ counts: undefined, countsOnError: undefined },
} satisfies Record<keyof Meaning<CommandName>, undefined>;

/**
 * A phase as the judge walks it. Every one has the same fields in the same order: most phases of a step do not fire, and
 * finding that out must cost no more than a call.
 */
export interface ResolvedPhase {
  /** Whether the phase fires; null: always. */
  readonly when: ((c: Call) => boolean) | null;
  readonly source: Phase<CommandName>;
  /** Indexes of the clauses it exercises when it fires. */
  readonly counted: readonly number[];
  readonly undo: readonly ResolvedPhase[] | null;
  /** The repeated phases of an `each`. */
  readonly repeated: readonly ResolvedPhase[] | null;
}

/** A meaning with the phases that apply. */
export interface ResolvedMeaning {
  readonly meaning: Meaning<CommandName>;
  readonly phases: readonly ResolvedPhase[];
}

export type Meanings = Readonly<Record<CommandName, ResolvedMeaning>>;

/** What a session of an era under a configuration is judged by. */
export interface Resolved {
  readonly meanings: Meanings;
  /** The phases of a release, which may follow any step. */
  readonly release: readonly ResolvedPhase[];
}

const cache = new Map<RunnableEra, Resolved[]>();

/** The meanings of an era under a configuration: a session is opened for every program, so they are kept. */
export function resolve(era: RunnableEra, config: Config): Resolved {
  const known = cache.get(era) ?? [];
  cache.set(era, known);
  const key = bitsOf(config);
  known[key] ??= resolved(appliesIn(era, config));
  return known[key];
}

function resolved(applies: (a: Applies) => boolean): Resolved {
  const entries = COMMAND_NAMES.map((name) => [name, keep(MEANINGS[name] as Meaning<CommandName>, applies)]);
  return { meanings: Object.fromEntries(entries) as Meanings, release: resolvePhases(RELEASE_PHASES, applies) };
}

/** Spelled out: serialising the configuration of every program would cost more than the rest. */
function bitsOf(c: Config): number {
  const low = (c.dmabufDebug ? 1 : 0) + (c.sysfsStats ? 2 : 0) + (c.debugFs ? 4 : 0) + (c.lockDebug ? 8 : 0);
  return low + (c.dmaApiDebug ? 16 : 0) + (c.moveNotify ? 32 : 0) + (c.trace ? 64 : 0);
}

/** Which phases exist in an era under a configuration. */
export function appliesIn(era: RunnableEra, config: Config): (a: Applies) => boolean {
  const switches = switchesOf(era);
  return (a) => covers(a, era) && holds(a.on, switches) && holds(a.given, config);
}

function holds<T extends object>(wanted: Partial<T> | undefined, actual: T): boolean {
  if (wanted === undefined) return true;
  return Object.entries(wanted).every(([key, value]) => actual[key as keyof T] === value);
}

function keep(meaning: Meaning<CommandName>, applies: (a: Applies) => boolean): ResolvedMeaning {
  return { meaning: { ...BLANK_MEANING, ...meaning }, phases: resolvePhases(meaning.phases, applies) };
}

function resolvePhases(phases: readonly Phase<CommandName>[], applies: (a: Applies) => boolean): ResolvedPhase[] {
  return phases.filter(applies).map((source) => ({
    when: whenOf(source),
    source: { ...BLANK_PHASE, ...source },
    counted: countedBy(source).map(clauseIndex),
    undo: "undo" in source && source.undo !== undefined ? resolvePhases(source.undo, applies) : null,
    repeated: source.phase === "each" ? resolvePhases(source.phases, applies) : null,
  }));
}

function whenOf(phase: Phase<CommandName>): ((c: Call) => boolean) | null {
  const when = ("when" in phase ? phase.when : undefined) ?? null;
  if (phase.phase !== "fault") return when;
  return (c) => c.step.fault !== undefined && (when === null || when(c));
}

/** Every clause a phase checks when it fires; an op's error has clauses of its own. */
function countedBy(phase: Phase<CommandName>): ClauseId[] {
  // Of a script each act counts its own.
  if (phase.phase === "script") return [];
  const also = "also" in phase ? (phase.also ?? []) : [];
  const fields = phase.phase === "calls" ? phase.argClauses : phase.phase === "effect" ? phase.valueClauses : undefined;
  const lock = phase.phase === "calls" ? [phase.lockClause] : [];
  const ofFields = Object.values(fields ?? {}).filter((id) => id !== undefined);
  return [phase.clause, ...also, ...lock, ...ofFields];
}
