// SPDX-License-Identifier: MIT
/**
 * The reducer: takes a failing program to a 1-minimal normal form. A two-way generator: it yields candidates and is told
 * the part of a candidate that ran, if it failed in the same way, else null. The same generator serves our own loop,
 * fast-check's, and a loop that must wait for another thread.
 *
 * Candidates need not be valid: whoever runs them leaves out steps that lost their precondition, so deleting a
 * definition deletes its users in one execution.
 */
import type { ExporterSpec, Program } from "../../spec/program.ts";
import { type Cost, costOf, isSimpler } from "./cost.ts";
import { dropPairs, dropSingles, halve, keepClosure } from "./delete.ts";
import { foldHandles, lowerJointly, lowerOrder, lowerSetting, lowerSteps, moveAndDrop } from "./rewrite.ts";
import { exchangeObjects, lowerCommands, varyAndDrop } from "./vary.ts";

/** Candidate out, verdict in: the steps that ran up to the failure, or null. */
export type Attempts<T> = Generator<Program, T, Program | null>;

/** What the passes share. */
export class Reduction {
  program: Program;
  cost: Cost;
  /** Candidates yielded since the last success, repeated ones included. */
  candidates = 0;
  readonly exporters: readonly ExporterSpec[];
  private readonly seen = new Set<string>();

  constructor(program: Program, exporters: readonly ExporterSpec[]) {
    this.program = program;
    this.cost = costOf(program);
    this.exporters = exporters;
  }

  /** Tries a candidate; true when it failed the same way and is strictly simpler, and now is the program. */
  *attempt(candidate: Program): Attempts<boolean> {
    this.candidates++;
    const key = keyOf(candidate);
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    // What is no simpler before it runs could only become so by losing steps, and deleting steps has passes of its own.
    if (!isSimpler(costOf(candidate), this.cost)) return false;
    const failed = yield candidate;
    if (failed === null) return false;
    const cost = costOf(failed);
    if (!isSimpler(cost, this.cost)) return false;
    this.program = failed;
    this.cost = cost;
    return true;
  }
}

/** A pass: true when it made the program simpler. */
export type Pass = (r: Reduction) => Attempts<boolean>;

/** Passes that run once, to get from long programs to short ones. */
const OPENING: readonly Pass[] = [keepClosure, halve];

/** Passes that are swept until none helps; their names are the certificate. Cheap ones first. */
const SWEEP: Readonly<Record<string, Pass>> = {
  dropSingles,
  lowerSetting,
  foldHandles,
  lowerCommands,
  lowerSteps,
  lowerJointly,
  dropPairs,
  moveAndDrop,
  varyAndDrop,
  lowerOrder,
  exchangeObjects,
};

export interface Reduced {
  readonly program: Program;
  readonly passes: readonly string[];
  readonly lastSweepCandidates: number;
}

/** Reduces to a fixpoint of all passes. Whoever stops early finds the best program so far in `r.program`. */
export function* reduce(r: Reduction): Attempts<Reduced> {
  for (const pass of OPENING) yield* pass(r);
  while (yield* sweep(r));
  return { program: r.program, passes: Object.keys(SWEEP), lastSweepCandidates: r.candidates };
}

/** One sweep; starts over after the first pass that helped, so that the last sweep is clean from end to end. */
function* sweep(r: Reduction): Attempts<boolean> {
  r.candidates = 0;
  for (const pass of Object.values(SWEEP)) if (yield* pass(r)) return true;
  return false;
}

function keyOf(program: Program): string {
  return JSON.stringify([program.world, program.config, program.steps], (_key, v) =>
    typeof v === "bigint" ? v.toString(16) : v,
  );
}
