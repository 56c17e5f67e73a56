// SPDX-License-Identifier: MIT
/** Passes that delete steps. The last step is the one that fails: it stays. */
import type { AnyStep, Program } from "../../spec/program.ts";
import type { Attempts, Reduction } from "./reduction.ts";
import { referencesOf } from "./references.ts";

/** Longest program whose pairs of steps are all tried. */
const PAIRS_STEPS_MAX = 14;

function without(program: Program, drop: (index: number) => boolean): Program {
  return { ...program, steps: program.steps.filter((_, index) => !drop(index)) };
}

/** Keeps what the failing step depends on; if that does not fail, also all that touches the same objects. */
export function* keepClosure(r: Reduction): Attempts<boolean> {
  const last = r.program.steps.at(-1);
  if (last === undefined) return false;
  const needed = closureOf(r.program.steps, last);
  if (yield* r.attempt(without(r.program, (i) => !isIn(needed, r.program.steps[i])))) return true;
  const touching = new Set(needed);
  for (const step of r.program.steps) {
    if (referencesOf(step).some((id) => needed.has(id)))
      for (const id of closureOf(r.program.steps, step)) touching.add(id);
  }
  return yield* r.attempt(without(r.program, (i) => !isIn(touching, r.program.steps[i])));
}

function isIn(ids: ReadonlySet<number>, step: AnyStep | undefined): boolean {
  return step !== undefined && ids.has(step.id);
}

/** The ids a step depends on, its own among them. */
export function closureOf(steps: readonly AnyStep[], step: AnyStep): Set<number> {
  const byId = new Map(steps.map((s) => [s.id, s]));
  const ids = new Set<number>();
  const queue = [step];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (ids.has(next.id)) continue;
    ids.add(next.id);
    for (const id of referencesOf(next)) {
      const made = byId.get(id);
      if (made !== undefined) queue.push(made);
    }
  }
  return ids;
}

/** Deletes chunks, from half of the program down to pairs of steps, from the end, keeping its place after a success. */
export function* halve(r: Reduction): Attempts<boolean> {
  let helped = false;
  for (let grain = r.program.steps.length >> 1; grain > 1; grain >>= 1) {
    for (let end = r.program.steps.length - 1; end > 0; end -= grain) {
      const [from, to] = [Math.max(0, end - grain), end];
      if (yield* r.attempt(without(r.program, (i) => from <= i && i < to))) {
        helped = true;
        end = Math.min(end, r.program.steps.length - 1 + grain);
      }
    }
  }
  return helped;
}

/** Deletes one step at a time, from the end. */
export function* dropSingles(r: Reduction): Attempts<boolean> {
  let helped = false;
  for (let at = r.program.steps.length - 2; at >= 0; at--) {
    if (yield* r.attempt(without(r.program, (i) => i === at))) {
      helped = true;
      at = Math.min(at, r.program.steps.length - 1);
    }
  }
  return helped;
}

/** Deletes two steps at once: a lock and its unlock, an object and the one that kept it alive. */
export function* dropPairs(r: Reduction): Attempts<boolean> {
  const count = r.program.steps.length;
  if (count > PAIRS_STEPS_MAX) return false;
  for (let a = count - 2; a > 0; a--) {
    for (let b = a - 1; b >= 0; b--) if (yield* r.attempt(without(r.program, (i) => i === a || i === b))) return true;
  }
  return false;
}

/** Later steps on the same object that are tried together with a step of a long program. */
const PARTNERS_MAX = 4;

/** In programs too long for all pairs: deletes a step with one of the next steps on the same object, such as its undo. */
export function* dropPartners(r: Reduction): Attempts<boolean> {
  if (r.program.steps.length <= PAIRS_STEPS_MAX) return false;
  let helped = false;
  for (let at = r.program.steps.length - 2; at >= 0; at--) {
    const { steps } = r.program;
    for (const partner of partnersOf(steps, at)) {
      if (yield* r.attempt(without(r.program, (i) => i === at || i === partner))) {
        helped = true;
        break;
      }
    }
  }
  return helped;
}

function partnersOf(steps: readonly AnyStep[], at: number): number[] {
  const step = steps[at];
  if (step === undefined) return [];
  const objects = new Set([step.id, ...referencesOf(step)]);
  const partners: number[] = [];
  for (let i = at + 1; i < steps.length - 1 && partners.length < PARTNERS_MAX; i++) {
    const other = steps[i];
    if (other !== undefined && referencesOf(other).some((id) => objects.has(id))) partners.push(i);
  }
  return partners;
}
