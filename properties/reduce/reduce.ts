// SPDX-License-Identifier: MIT
/**
 * The reducer: takes a failing program to a 1-minimal normal form. A two-way generator: it yields candidates and is told
 * the part of a candidate that ran, if it failed in the same way, else null. The same generator serves our own loop,
 * fast-check's, and a loop that must wait for another thread.
 *
 * Candidates need not be valid: whoever runs them leaves out steps that lost their precondition, so deleting a
 * definition deletes its users in one execution.
 */
import type { Program } from "../../spec/program.ts";
import { dropPairs, dropPartners, dropSingles, halve, keepClosure } from "./delete.ts";
import { lowerTasks, mergeTasks, spreadAndDrop } from "./lower-tasks.ts";
import type { Attempts, Pass, Reduction } from "./reduction.ts";
import {
  foldAndMove,
  foldHandles,
  lowerJointly,
  lowerOrder,
  lowerSetting,
  lowerSteps,
  moveAndDrop,
  moveAndDropPairs,
} from "./rewrite.ts";
import { exchangeObjects, lowerCommands, otherShapes, varyAndDrop, varyDevice } from "./vary.ts";

/** Passes that run once, to get from long programs to short ones. */
const OPENING: readonly Pass[] = [mergeTasks, keepClosure, halve];

/** Passes that are swept until none helps; their names are the certificate. Cheap ones first. */
const SWEEP: Readonly<Record<string, Pass>> = {
  dropSingles,
  mergeTasks,
  lowerSetting,
  foldHandles,
  lowerCommands,
  lowerSteps,
  lowerJointly,
  dropPartners,
  dropPairs,
  moveAndDrop,
  foldAndMove,
  moveAndDropPairs,
  spreadAndDrop,
  varyAndDrop,
  varyDevice,
  otherShapes,
  lowerOrder,
  lowerTasks,
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
