// SPDX-License-Identifier: MIT
/** Passes that leave a local minimum sideways: another way to make an object, objects in exchanged roles. */
import { signatureOf } from "../../spec/commands/index.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import { otherMakers, plainerCommands, twinOf } from "./plainer-commands.ts";
import type { Attempts, Reduction } from "./reduction.ts";
import { makesOf, mapReferences, withArgs } from "./references.ts";
import { withOneMember } from "./simpler.ts";

/** Longest program for which every variation is combined with every deletion. */
const VARY_STEPS_MAX = 8;

function withSteps(program: Program, steps: readonly AnyStep[]): Program {
  return { ...program, steps };
}

/** Puts a plainer command in the place of another one; the failing step stays what it is but for its variants. */
export function* lowerCommands(r: Reduction): Attempts<boolean> {
  for (let at = r.program.steps.length - 1; at >= 0; at--) {
    const step = r.program.steps[at];
    if (step === undefined) continue;
    const last = at === r.program.steps.length - 1;
    for (const plainer of last ? otherMakers(step) : plainerCommands(step)) {
      if (yield* r.attempt(withSteps(r.program, r.program.steps.with(at, plainer)))) return true;
    }
  }
  return false;
}

/** Makes an object in another way and drops a step: what took two commands may take one. */
export function* varyAndDrop(r: Reduction): Attempts<boolean> {
  const { steps } = r.program;
  if (steps.length > VARY_STEPS_MAX || steps.length < 3) return false;
  for (const [at, step] of steps.entries()) {
    const last = at === steps.length - 1;
    for (const other of [...otherMakers(step), ...withOneMember(step), ...(last ? [] : twinOf(step, steps))]) {
      const varied = steps.with(at, other);
      for (let drop = varied.length - 2; drop >= 0; drop--) {
        if (drop !== at && (yield* r.attempt(withSteps(r.program, varied.toSpliced(drop, 1))))) return true;
      }
    }
  }
  return false;
}

/** Exchanges two objects of a kind: everywhere after they were made, and within each single step. */
export function* exchangeObjects(r: Reduction): Attempts<boolean> {
  const { steps } = r.program;
  for (const [a, first] of steps.entries()) {
    if (makesOf(first) === undefined) continue;
    for (const second of steps.slice(a + 1)) {
      if (makesOf(second) !== makesOf(first)) continue;
      const exchange = (id: number): number => (id === first.id ? second.id : id === second.id ? first.id : id);
      if (
        yield* r.attempt(
          withSteps(
            r.program,
            steps.map((s) => mapReferences(s, exchange)),
          ),
        )
      )
        return true;
    }
  }
  for (const [at, step] of steps.entries()) {
    for (const exchanged of exchangedArgs(step)) {
      if (yield* r.attempt(withSteps(r.program, steps.with(at, exchanged)))) return true;
    }
  }
  return false;
}

/** The step with two arguments of one kind exchanged. */
function* exchangedArgs(step: AnyStep): Generator<AnyStep> {
  const args: Readonly<Record<string, unknown>> = step.args;
  const handles = Object.entries(signatureOf(step.do).args).filter(([, spec]) => spec.type === "handle");
  for (const [i, [a, first]] of handles.entries()) {
    for (const [b, second] of handles.slice(i + 1)) {
      if (first.type !== "handle" || second.type !== "handle" || first.kind !== second.kind) continue;
      yield withArgs(step, { ...args, [a]: args[b], [b]: args[a] });
    }
  }
}
