// SPDX-License-Identifier: MIT
/** Passes that leave a local minimum sideways: another way to make an object, objects in exchanged roles. */
import type { HandleArg, HandleKind } from "../../spec/command.ts";
import { signatureOf } from "../../spec/commands/index.ts";
import type { AnyStep, DeviceSpec, Program } from "../../spec/program.ts";
import { DEVICE_POOLS } from "../generate/device-pools.ts";
import { closureOf } from "./delete.ts";
import { otherMakers, plainerCommands, twinOf } from "./plainer-commands.ts";
import type { Attempts, Reduction } from "./reduction.ts";
import { isUsed, makesOf, mapReferences, withArgs } from "./references.ts";
import { withOneMember } from "./simpler.ts";

/** Longest program for which every variation is combined with every deletion. */
const VARY_STEPS_MAX = 8;
/** Values of an argument's pool that are tried in its place. */
const VALUES_MAX = 2;

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
    for (const other of variations(steps, at, step)) {
      const varied = steps.with(at, other);
      for (let drop = varied.length - 2; drop >= 0; drop--) {
        if (drop === at || isUsed(varied, drop)) continue;
        if (yield* r.attempt(withSteps(r.program, varied.toSpliced(drop, 1)))) return true;
      }
    }
  }
  return false;
}

/** Other ways to do what a step does; a maker may also make its object with another plain value. */
function variations(steps: readonly AnyStep[], at: number, step: AnyStep): AnyStep[] {
  const twins = at === steps.length - 1 ? [] : twinOf(step, steps);
  const values = makesOf(step) === undefined ? [] : withOtherValues(step);
  return [...otherMakers(step), ...withOneMember(step), ...twins, ...values];
}

/** The step with one argument at another of its first values. */
function withOtherValues(step: AnyStep): AnyStep[] {
  const args: Readonly<Record<string, unknown>> = step.args;
  return Object.entries(signatureOf(step.do).args).flatMap(([name, spec]) => {
    const pool = spec.type === "u64" ? spec.pool : spec.type === "choice" ? spec.values : [];
    const others = pool.slice(0, VALUES_MAX).filter((value) => value !== args[name]);
    return others.map((value) => withArgs(step, { ...args, [name]: value }));
  });
}

/** Gives a device another limit and keeps only what the failing step depends on: a limit may do what a history of allocations did. */
export function* varyDevice(r: Reduction): Attempts<boolean> {
  const { world, steps } = r.program;
  const last = steps.at(-1);
  if (world.exporter.kind === "scripted" || last === undefined) return false;
  const needed = closureOf(steps, last);
  const kept = steps.filter((s) => needed.has(s.id));
  for (const [at, device] of world.devices.entries()) {
    for (const other of otherDevices(device)) {
      const changed = { ...r.program, steps: kept, world: { ...world, devices: world.devices.with(at, other) } };
      if (yield* r.attempt(changed)) return true;
    }
  }
  return false;
}

function* otherDevices(device: DeviceSpec): Generator<DeviceSpec> {
  for (const key of Object.keys(DEVICE_POOLS) as (keyof DeviceSpec)[]) {
    const pool: readonly unknown[] = DEVICE_POOLS[key];
    for (const value of new Set(pool)) if (value !== device[key]) yield { ...device, [key]: value };
  }
}

/** Makes an object with one other value instead of the one it has: two makers may differ in this or in that. */
export function* otherShapes(r: Reduction): Attempts<boolean> {
  for (const [at, step] of r.program.steps.entries()) {
    if (makesOf(step) === undefined) continue;
    const plain = plainValues(step);
    for (const shape of [plain, ...withOtherValues(plain)]) {
      if (yield* r.attempt(withSteps(r.program, r.program.steps.with(at, shape)))) return true;
    }
  }
  return false;
}

/** The step with every plain value at the first of its pool; objects, sets and devices stay. */
function plainValues(step: AnyStep): AnyStep {
  const args: Record<string, unknown> = { ...step.args };
  for (const [name, spec] of Object.entries(signatureOf(step.do).args)) {
    if (spec.type === "u64") args[name] = spec.pool[0];
    if (spec.type === "choice") args[name] = spec.values[0];
  }
  return withArgs(step, args);
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

/** Whether an argument may have the value: what is no handle may be passed to one and not to the other. */
function takes(spec: HandleArg<HandleKind, string | null>, value: unknown): boolean {
  return typeof value === "number" || spec.also.some((other) => other === value);
}

/** The step with two arguments of one kind exchanged. */
function* exchangedArgs(step: AnyStep): Generator<AnyStep> {
  const args: Readonly<Record<string, unknown>> = step.args;
  const handles = Object.entries(signatureOf(step.do).args).filter(([, spec]) => spec.type === "handle");
  for (const [i, [a, first]] of handles.entries()) {
    for (const [b, second] of handles.slice(i + 1)) {
      if (first.type !== "handle" || second.type !== "handle" || first.kind !== second.kind) continue;
      if (!takes(first, args[b]) || !takes(second, args[a])) continue;
      yield withArgs(step, { ...args, [a]: args[b], [b]: args[a] });
    }
  }
}
