// SPDX-License-Identifier: MIT
/** Draws one step that can be sent in the model's present state, from the signatures alone. */

import { fitsAtomic, sleepsInAtomic } from "../../model/atomic.ts";
import { contextInUse } from "../../model/contexts.ts";
import type { Judge } from "../../model/judge.ts";
import type { State } from "../../model/state.ts";
import type { ArgSpec, HandleArg, HandleKind } from "../../spec/command.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { FaultPoint } from "../../spec/fault.ts";
import { isExporterFault } from "../../spec/fault.ts";
import type { AnyStep } from "../../spec/program.ts";
import { REPLY_POOLS, type Replies, type Reply } from "../../spec/reply.ts";
import { IMPORTER_CALLS_FROM } from "../importer/importer-host.ts";
import { mayHappen } from "../importer/surroundings.ts";
import { correlate } from "./correlate.ts";
import { lingers } from "./lingers.ts";
import { pickTowards } from "./pick-towards.ts";
import type { Plan } from "./plan.ts";
import type { Random } from "./random.ts";
import type { Swarm } from "./swarm.ts";

/** Fences that a copy adds to those the program made: what an exporter waits for must not keep it from being asked. */
const COPIES: Partial<Record<CommandName, number>> = { "exporter-move": 3 };

/** Draws tried before a program ends early: only a world without any command left gets there. */
const TRIES_MAX = 200;

/** How often a step is sent that lock debugging reports: mostly one whose own promise that is. */
const REPORTED: Partial<Record<CommandName, number>> = {
  ...{ "ctx-init": 0.25, "ctx-fini": 0.3 },
  // The list's mutex and a reservation meet seldom, and what is said then is LOCK-15 (or LOCK-05) and nothing else.
  ...{ "iter-begin": 0.9, "iter-next": 0.9, "debug-list": 0.9, "notify-move": 0.4 },
};

/** How often a fault strikes not the first time a step gets to its point but the second: an array of fences is made last (RESV-42). */
const SECOND: Partial<Record<CommandName, number>> = { "resv-singleton": 0.6 };

type OpenArgs = Record<string, unknown>;
type HandleSpec = HandleArg<HandleKind, string | null>;
type OpenStep = {
  id: number;
  do: CommandName;
  args: OpenArgs;
  replies?: Replies;
  fault?: { point: FaultPoint; skip: number };
  task?: number;
};

/** What the judge refuses is drawn again; what it accepts is executed. Null: nothing could be drawn. */
export function drawStep(
  judge: Judge,
  swarm: Swarm,
  random: Random,
  faults: ReadonlySet<FaultPoint>,
  id: number,
): AnyStep | null {
  const s = judge.state;
  const anyNegative = swarm.negative > 0 && random.chance(swarm.negative);
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const task = drawTask(s, random);
    if (task === null) return null;
    s.task = task;
    const plan = pickTowards(s, swarm, random);
    const { name, makes } = plan;
    if (!fitsAtomic(s, task, name)) continue;
    const negative = anyNegative || (swarm.negative > 0 && oftenWrong(plan, s) && random.chance(wrongShare(plan, s)));
    if (makes !== null && full(s, swarm, name, makes)) continue;
    if (!negative && (plan.likely?.(s) === false || lingers(name, s, random))) continue;
    const args = drawArgs(s, plan, random, negative);
    if (args === null) continue;
    if (!negative || random.chance(0.7)) correlate(plan.correlations, args, s, random, negative);
    const step: OpenStep = { id, do: name, args };
    if (task !== 0) step.task = task;
    if (swarm.replies > 0) planReplies(s, step, plan, swarm, random);
    if (swarm.faults > 0) armFault(s, step, plan, swarm, random, faults);
    if (s.hosted && namesForeign(plan, args)) continue;
    const drawn = step as unknown as AnyStep;
    if (!judge.sendable(drawn) || !(negative || judge.legal()) || !mayHappen(judge, drawn)) continue;
    // Nobody else could end the wait: the program would end with it.
    if (s.asleep.size + 1 === s.lockedBy.length && judge.maySleep() && !random.chance(0.02)) continue;
    // The first report of lock debugging is its last word: a program that has heard it can show no assertion any more.
    if (negative && judge.silences() && !random.chance(reportedShare(name, s))) continue;
    return drawn;
  }
  return null;
}

/** What a task does after it was told to back off is seldom there to be reported. */
function reportedShare(name: CommandName, s: State): number {
  return name === "ww-lock" && hasBackedOff(s) ? 0.95 : (REPORTED[name] ?? 0.15);
}

function hasBackedOff(s: State): boolean {
  return (contextInUse(s, s.task)?.contended ?? null) !== null;
}

/** Most promises about the call are about what it must not do. */
function oftenWrong({ name, oftenRefused }: Plan, s: State): boolean {
  const { world, outlasting, task } = s;
  if (sleepsInAtomic(s, task, name)) return true;
  if (name === "resv-lock" && outlasting.has(task)) return true;
  if (name === "ww-lock") return hasBackedOff(s);
  return oftenRefused || (world.exporter.moves === true && (name === "dma-read" || name === "dma-write"));
}

/** In atomic context there is nothing else to show. */
function wrongShare({ name }: Plan, s: State): number {
  return sleepsInAtomic(s, s.task, name) ? 0.9 : 0.4;
}

/** What an importer under test has made is its own. */
function namesForeign(plan: Plan, args: OpenArgs): boolean {
  return plan.args.some(([name, spec]) => spec.type === "handle" && Number(args[name]) >= IMPORTER_CALLS_FROM);
}

/** A task that is awake: mostly the one that ran last, for what one task does belongs together. Null: all of them wait. */
function drawTask(s: State, random: Random): number | null {
  if (s.lockedBy.length === 1) return s.wakes(0) ? 0 : null;
  if (s.stuck) return null;
  let task = random.chance(0.6) ? s.task : random.below(s.lockedBy.length);
  while (!s.wakes(task)) task = (task + 1) % s.lockedBy.length;
  return task;
}

function full(s: State, swarm: Swarm, name: CommandName, kind: HandleKind): boolean {
  const excess = s.pools[kind].live.length - swarm.liveMax[kind];
  return excess >= 0 && excess >= (COPIES[name] ?? 0);
}

function drawArgs(s: State, plan: Plan, random: Random, negative: boolean): OpenArgs | null {
  const args: OpenArgs = {};
  for (const [name, spec] of plan.args) {
    const value = drawArg(s, spec, random, negative);
    if (value === undefined) return null;
    args[name] = value;
  }
  return args;
}

function drawArg(s: State, spec: ArgSpec, random: Random, negative: boolean): unknown {
  switch (spec.type) {
    case "handle":
      return drawHandle(s, spec, random, negative);
    case "choice":
      if (negative && spec.negative.length > 0 && random.chance(0.4)) return random.pick(spec.negative);
      return random.pickEarly(spec.values);
    case "u64":
      if (negative && spec.negative.length > 0 && random.chance(0.4)) return random.pick(spec.negative);
      return drawU64(s, spec.pool, random);
    case "subset":
      return drawSubset(spec.values, negative ? spec.negative : [], random);
    case "device":
      return negative && random.chance(0.1) ? null : random.below(s.world.devices.length);
  }
}

function drawHandle(s: State, spec: HandleSpec, random: Random, negative: boolean): unknown {
  const pool = s.pools[spec.kind];
  if (negative && pool.dead.length > 0 && random.chance(0.2)) return random.pick(pool.dead);
  if (spec.optional && (pool.live.length === 0 || random.chance(0.5))) return null;
  if (negative && spec.also.length > 0 && random.chance(0.3)) return random.pick(spec.also);
  return pool.live.length > 0 ? random.pick(pool.live) : undefined;
}

function drawU64(s: State, pool: readonly bigint[], random: Random): bigint {
  // Real storage limits what can be exported; only the scripted exporter takes any size.
  const few = s.world.exporter.kind === "scripted" ? pool.length : 8;
  return pool[
    random.chance(0.5) ? random.below(Math.min(3, pool.length)) : random.below(Math.min(few, pool.length))
  ] as bigint;
}

const NO_FLAGS: readonly string[] = [];

function drawSubset(values: readonly string[], negative: readonly string[], random: Random): readonly string[] {
  if (negative.length > 0 && random.chance(0.3)) {
    const first = random.pick(negative);
    return random.chance(0.6) ? [first] : withMore(first, [...values, ...negative], random);
  }
  return values.length === 0 || random.chance(0.6) ? NO_FLAGS : withMore(random.pick(values), values, random);
}

function withMore(first: string, all: readonly string[], random: Random): readonly string[] {
  return all.filter((value) => value === first || random.chance(0.25));
}

function planReplies(s: State, step: OpenStep, { name, replyingOps }: Plan, swarm: Swarm, random: Random): void {
  // A pin comes seldom, and its answer is all there is to it.
  const share = name === "pin" ? 0.4 : swarm.replies;
  if (replyingOps.length === 0 || s.world.exporter.kind !== "scripted" || !random.chance(share)) return;
  const op = random.pick(replyingOps);
  const reply = random.pick(REPLY_POOLS[op] as readonly Reply[]);
  if (reply !== "ok") step.replies = { [op]: reply };
}

function armFault(
  s: State,
  step: OpenStep,
  plan: Plan,
  swarm: Swarm,
  random: Random,
  faults: ReadonlySet<FaultPoint>,
): void {
  if (plan.faults === null || !random.chance(swarm.faults)) return;
  const point = random.pick(plan.faults);
  if (!faults.has(point) || (isExporterFault(point) && s.world.exporter.kind === "scripted")) return;
  step.fault = { point, skip: random.chance(SECOND[step.do] ?? 0.2) ? 1 : 0 };
}
