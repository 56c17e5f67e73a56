// SPDX-License-Identifier: MIT
/** One round of drawn programs under fast-check: judged while they are drawn, or drawn in a rehearsal and sent away together. */
import * as fc from "fast-check";
import type { Violation } from "../../spec/finding.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import type { Target, WholeBatch, WholeProgram } from "../../spec/target.ts";
import { type DrawnProgram, type Generator, programOf } from "../generate/draw-program.ts";
import type { ProgramArbitrary } from "../generate/program-arbitrary.ts";
import { judgeWhole, send, sparing } from "../lockstep/whole-program.ts";
import { type Candidate, choose, type Overdraw } from "./choose.ts";
import type { Counters } from "./counters.ts";
import { dawdles, type Lethal } from "./lethal.ts";

/** A program of a round, after it ran. */
export interface Played {
  readonly executed: readonly AnyStep[];
  readonly negative: boolean;
  readonly violation: Violation | null;
  /** Where it stands in the round, as fast-check counts. */
  readonly path: string;
  /** The whole program; only asked of one that failed. */
  readonly program: () => Program;
}

/** How the programs of a run are drawn. */
export interface Drawing {
  readonly arbitrary: ProgramArbitrary;
  readonly generator: Generator;
}

/** Ends a round before all its programs are drawn. */
class Enough extends Error {}

/** `each` says whether the next one is to be drawn. */
function draw(
  { arbitrary, generator }: Drawing,
  seed: number,
  programs: number,
  each: (drawn: DrawnProgram) => boolean,
): void {
  const round = fc.check(
    fc.property(arbitrary, (draft) => {
      const drawn = draft.run(generator);
      if (drawn !== null && !each(drawn)) throw new Enough();
    }),
    { seed, numRuns: programs, endOnFailure: true },
  );
  // The property only records: what it throws is a fault of ours.
  if (round.failed && !(round.errorInstance instanceof Enough)) throw round.errorInstance;
}

/**
 * Commands in a round that is played here. A round is as long as that whatever its programs are, so that how many rounds
 * a number of commands takes is known before they run: shards of a run need not ask each other.
 */
export const ROUND_COMMANDS = 4000;
/** Programs such a round may have: where every one fails at once it stays short of commands. */
const HERE_PROGRAMS_MAX = 2000;

/** A round on a target that is asked step by step, while the programs are drawn. */
export function playHere(drawing: Drawing, seed: number, counters: Counters): Played[] {
  const played: Played[] = [];
  let commands = 0;
  draw(drawing, seed, HERE_PROGRAMS_MAX, (drawn) => {
    const { executed, negative, violation } = drawn;
    counters.endProgram();
    commands += executed.length;
    played.push({ executed, negative, violation, path: `${played.length}`, program: () => programOf(drawn) });
    return commands < ROUND_COMMANDS;
  });
  return played;
}

/** A target that takes programs whole, and what its rounds share. */
export interface Away {
  readonly target: Target;
  readonly counters: Counters;
  readonly lethal: Lethal;
  readonly overdraw: Overdraw;
}

/**
 * A program as it is sent: without its last step if that kills and its like was seen often enough. Null: it is not, for
 * it kills in any case (it holds what cannot be given back, such as a vmap without an address), or takes too long.
 */
function toSend(drawn: DrawnProgram, { target, lethal }: Away): WholeProgram | null {
  const program = programOf(drawn);
  const slow = drawn.executed.find(dawdles);
  if (slow !== undefined && !lethal.admits(slow.do)) return null;
  const { endedBy } = drawn;
  const mayEnd = endedBy !== null && target.capabilities.expendable && lethal.admits(endedBy);
  if (!drawn.endsEarly || mayEnd) return { ...program, endsEarly: drawn.endsEarly };
  return sparing(target, program);
}

/** A program that was drawn and may be sent. */
interface Drawn extends Candidate {
  readonly drawn: DrawnProgram;
  readonly path: string;
}

/** A round that is away: the programs that were sent, and what will come of them. */
export interface Sent {
  readonly journeys: readonly { readonly program: WholeProgram; readonly path: string; readonly negative: boolean }[];
  readonly batch: WholeBatch;
}

/** Indexes of the counters that count something; without an iterator, whose pairs would be most of a round's garbage. */
function exercised(hits: Uint32Array): number[] {
  const indexes: number[] = [];
  for (let index = 0; index < hits.length; index++) if (hits[index] !== 0) indexes.push(index);
  return indexes;
}

function drawMany(drawing: Drawing, seed: number, programs: number, pump: () => void): Drawn[] {
  const { hits } = drawing.generator;
  const all: Drawn[] = [];
  draw(drawing, seed, programs, (drawn) => {
    const clauses = exercised(hits);
    hits.fill(0);
    const { endsEarly, executed } = drawn;
    all.push({ drawn, path: `${all.length}`, clauses, steps: executed.length, endsEarly });
    pump();
    return true;
  });
  return all;
}

/**
 * Draws a round on the rehearsal and sends it, while the round before is still away; `pump` keeps that one going. What is
 * drawn depends on the rounds judged so far, never on how far the target has got.
 */
export function sendAway(drawing: Drawing, away: Away, seed: number, programs: number, pump: () => void): Sent {
  const { target, counters, overdraw } = away;
  const { hits } = counters;
  const many = drawMany(drawing, seed, programs * overdraw.factor(), pump);
  overdraw.drew(hits);
  const journeys = choose(many, hits, programs).flatMap((index) => {
    const { drawn, path } = many[index] as Drawn;
    const program = toSend(drawn, away);
    return program === null ? [] : [{ program, path, negative: drawn.negative }];
  });
  const batch = send(
    target,
    journeys.map(({ program }) => program),
  );
  return { journeys, batch };
}

/** Judges a round that was sent; waits for it. `pump` keeps the next one going. */
export function judgeAway({ journeys, batch }: Sent, { target, counters }: Away, pump: () => void): Played[] {
  const runs = batch.finish();
  return journeys.slice(0, runs.length).map(({ program, path, negative }, at) => {
    const run = runs[at];
    if (run === undefined) throw new Error("a program was sent and nothing came back");
    const { executed, violation } = judgeWhole(target, program, run, counters.hits, counters.steps);
    counters.endProgram();
    pump();
    const { endsEarly: _, ...whole } = program;
    return { executed, negative, violation, path, program: () => ({ ...whole, steps: executed }) };
  });
}
