// SPDX-License-Identifier: MIT
/** Passes that change steps instead of deleting them. */
import { signatureOf } from "../../spec/commands/index.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import type { Attempts, Reduction } from "./reduction.ts";
import { makesOf, mapReferences, withArgs } from "./references.ts";
import { simplerSettings, simplerSteps, simplerValues } from "./simpler.ts";

/** Longest program for which every move-one-later is combined with every deletion. */
const MOVE_STEPS_MAX = 14;
/** The same for every two deletions. */
const MOVE_PAIRS_STEPS_MAX = 7;

function withSteps(program: Program, steps: readonly AnyStep[]): Program {
  return { ...program, steps };
}

/** Deletes a definition and points its users to another object of the kind; if that does not do, drops one more step with it. */
export function* foldHandles(r: Reduction): Attempts<boolean> {
  const steps = r.program.steps;
  for (let at = steps.length - 1; at >= 0; at--) {
    for (const folded of foldings(steps, at)) {
      if (yield* r.attempt(withSteps(r.program, folded))) return true;
      if (steps.length > MOVE_STEPS_MAX) continue;
      for (let drop = folded.length - 2; drop >= 0; drop--) {
        if (yield* r.attempt(withSteps(r.program, folded.toSpliced(drop, 1)))) return true;
      }
    }
  }
  return false;
}

/** The steps without one definition, for each object that can stand in for what it made. */
function* foldings(steps: readonly AnyStep[], at: number): Generator<AnyStep[]> {
  const made = steps[at];
  if (made === undefined || makesOf(made) === undefined) return;
  for (const other of steps) {
    if (other === made || makesOf(other) !== makesOf(made)) continue;
    yield steps.filter((s) => s !== made).map((s) => mapReferences(s, (id) => (id === made.id ? other.id : id)));
  }
}

/** Plainer devices, options and exporters. */
export function* lowerSetting(r: Reduction): Attempts<boolean> {
  let helped = false;
  for (let again = true; again; ) {
    again = false;
    for (const candidate of simplerSettings(r.program, r.exporters)) {
      if (yield* r.attempt(candidate)) {
        again = helped = true;
        break;
      }
    }
  }
  return helped;
}

/** Plainer arguments, replies and faults, one at a time. */
export function* lowerSteps(r: Reduction): Attempts<boolean> {
  let helped = false;
  for (let at = 0; at < r.program.steps.length; at++) {
    while (yield* lowerStep(r, at)) helped = true;
  }
  return helped;
}

function* lowerStep(r: Reduction, at: number): Attempts<boolean> {
  const steps = r.program.steps;
  const step = steps[at];
  if (step === undefined) return false;
  for (const simpler of simplerSteps(step, (kind) => madeBefore(steps, at, kind))) {
    if (yield* r.attempt(withSteps(r.program, steps.with(at, simpler)))) return true;
  }
  return false;
}

function madeBefore(steps: readonly AnyStep[], at: number, kind: string): number[] {
  return steps
    .slice(0, at)
    .filter((s) => makesOf(s) === kind)
    .map((s) => s.id);
}

/** Lowers every equal value of an argument at once: map and unmap must agree on a direction. */
export function* lowerJointly(r: Reduction): Attempts<boolean> {
  for (const step of r.program.steps) {
    for (const [name, spec] of Object.entries(signatureOf(step.do).args)) {
      if (spec.type === "handle") continue;
      const args: Readonly<Record<string, unknown>> = step.args;
      for (const value of simplerValues(spec, args[name], () => [])) {
        if (yield* r.attempt(replaceEverywhere(r.program, name, args[name], value))) return true;
      }
    }
  }
  return false;
}

function replaceEverywhere(program: Program, name: string, from: unknown, to: unknown): Program {
  const steps = program.steps.map((step) => {
    const args: Readonly<Record<string, unknown>> = step.args;
    return args[name] === from ? withArgs(step, { ...args, [name]: to }) : step;
  });
  return withSteps(program, steps);
}

/** Drops a step and exchanges two neighbours of what is left: leaves local minima in which every single step is needed. */
export function* moveAndDrop(r: Reduction): Attempts<boolean> {
  const { steps } = r.program;
  if (steps.length > MOVE_STEPS_MAX) return false;
  for (let drop = steps.length - 2; drop >= 0; drop--) {
    const left = steps.toSpliced(drop, 1);
    for (let at = 0; at < left.length - 2; at++) {
      if (yield* r.attempt(withSteps(r.program, swapped(left, at)))) return true;
    }
  }
  return false;
}

/** Drops two steps and exchanges two neighbours: a lock came too early, and something else stood in for it. */
export function* moveAndDropPairs(r: Reduction): Attempts<boolean> {
  const { steps } = r.program;
  if (steps.length > MOVE_PAIRS_STEPS_MAX) return false;
  for (let a = steps.length - 2; a > 0; a--) {
    for (let b = a - 1; b >= 0; b--) {
      const left = steps.toSpliced(a, 1).toSpliced(b, 1);
      for (let at = 0; at < left.length - 2; at++) {
        if (yield* r.attempt(withSteps(r.program, swapped(left, at)))) return true;
      }
    }
  }
  return false;
}

/** Points the users of a definition elsewhere, without it, and exchanges two neighbours: the other object is not free yet. */
export function* foldAndMove(r: Reduction): Attempts<boolean> {
  const { steps } = r.program;
  if (steps.length > MOVE_STEPS_MAX) return false;
  for (let at = steps.length - 1; at >= 0; at--) {
    for (const folded of foldings(steps, at)) {
      for (let swap = 0; swap < folded.length - 2; swap++) {
        if (yield* r.attempt(withSteps(r.program, swapped(folded, swap)))) return true;
      }
    }
  }
  return false;
}

/** Swaps neighbours towards the order of the alphabet. */
export function* lowerOrder(r: Reduction): Attempts<boolean> {
  let helped = false;
  for (let at = 0; at < r.program.steps.length - 1; at++) {
    if (yield* r.attempt(withSteps(r.program, swapped(r.program.steps, at)))) {
      helped = true;
      at = -1;
    }
  }
  return helped;
}

function swapped(steps: readonly AnyStep[], at: number): AnyStep[] {
  const copy = [...steps];
  const [a, b] = [copy[at], copy[at + 1]];
  if (a !== undefined && b !== undefined) [copy[at], copy[at + 1]] = [b, a];
  return copy;
}
