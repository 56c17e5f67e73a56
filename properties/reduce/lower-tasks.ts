// SPDX-License-Identifier: MIT
/** Passes that need fewer tasks, and have the first ones do what is done. */
import { type AnyStep, type Program, TASKS_MAX } from "../../spec/program.ts";
import type { Attempts, Reduction } from "./reduction.ts";
import { isUsed } from "./references.ts";
import { fitted, inTask, onTask, renamed, targetOf, tasksOf } from "./tasks.ts";

/** Longest program for which every other task of a step is combined with every deletion. */
const SPREAD_STEPS_MAX = 8;

/** Leaves out tasks: all but one, or one whose steps another one takes over. */
export function* mergeTasks(r: Reduction): Attempts<boolean> {
  let helped = false;
  if (tasksOf(r.program.world) > 1)
    helped = yield* r.attempt(
      fitted(
        r.program,
        renamed(r.program.steps, () => 0),
      ),
    );
  while (tasksOf(r.program.world) > 1 && (yield* mergeTwo(r))) helped = true;
  return helped;
}

function* mergeTwo(r: Reduction): Attempts<boolean> {
  const { program } = r;
  if (yield* r.attempt(fitted(program, program.steps))) return true;
  for (let from = tasksOf(program.world) - 1; from > 0; from--) {
    for (let into = 0; into < from; into++) {
      const merged = renamed(program.steps, (task) => (task === from ? into : task));
      if (yield* r.attempt(fitted(program, merged))) return true;
    }
  }
  return false;
}

/** Has an earlier task do a step, or all from a step on; or two tasks take each other's part from there on. */
export function* lowerTasks(r: Reduction): Attempts<boolean> {
  let helped = false;
  if (tasksOf(r.program.world) === 1) return false;
  for (let at = 0; at < r.program.steps.length; at++) {
    while (yield* lowerTask(r, at)) helped = true;
  }
  return helped;
}

function* lowerTask(r: Reduction, at: number): Attempts<boolean> {
  for (const candidate of withLowerTask(r.program, at)) if (yield* r.attempt(candidate)) return true;
  return false;
}

function* withLowerTask(program: Program, at: number): Generator<Program> {
  const { steps } = program;
  const step = steps[at];
  if (step === undefined) return;
  for (let lower = 0; lower < (step.task ?? 0); lower++) {
    const from = step.task ?? 0;
    yield fitted(program, steps.with(at, inTask(step, lower)));
    yield fitted(
      program,
      changedFrom(steps, at, (task) => (task === from ? lower : task)),
    );
    yield fitted(
      program,
      changedFrom(steps, at, (task) => (task === from ? lower : task === lower ? from : task)),
    );
  }
  for (let lower = 0; lower < (targetOf(step) ?? 0); lower++)
    yield fitted(program, steps.with(at, onTask(step, lower)));
}

function changedFrom(steps: readonly AnyStep[], at: number, to: (task: number) => number): AnyStep[] {
  return [...steps.slice(0, at), ...renamed(steps.slice(at), to)];
}

/** Has another task do a step, or one of its own, and drops a step: where one task did two things in turn, two need not. */
export function* spreadAndDrop(r: Reduction): Attempts<boolean> {
  const { steps, world } = r.program;
  const tasks = tasksOf(world);
  if (tasks === 1 || steps.length > SPREAD_STEPS_MAX) return false;
  for (const [at, step] of steps.entries()) {
    for (let other = 0; other < Math.min(tasks + 1, TASKS_MAX); other++) {
      if (other === (step.task ?? 0)) continue;
      const spread = steps.with(at, inTask(step, other));
      for (let drop = steps.length - 2; drop >= 0; drop--) {
        if (drop === at || isUsed(spread, drop)) continue;
        if (yield* r.attempt(fitted(r.program, spread.toSpliced(drop, 1)))) return true;
      }
    }
  }
  return false;
}
