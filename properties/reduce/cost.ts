// SPDX-License-Identifier: MIT
/**
 * What makes one failing program simpler than another: fewer steps, fewer tasks, then a plainer setting, then plainer
 * arguments, then the order of the alphabet, then the first tasks. Every step of a reduction lowers it, so reductions end and meet in one normal form.
 */
import type { ArgSpec } from "../../spec/command.ts";
import { COMMAND_NAMES, type CommandName, signatureOf } from "../../spec/commands/index.ts";
import { FAULT_POINTS } from "../../spec/fault.ts";
import type { ReplyingOp } from "../../spec/op.ts";
import {
  type AnyStep,
  type Config,
  DEFAULT_CONFIG,
  DEFAULT_DEVICE,
  type DeviceSpec,
  EXPORTER_KINDS,
  type Program,
  type World,
} from "../../spec/program.ts";
import { REPLIES, REPLY_POOLS, type Reply } from "../../spec/reply.ts";
import { deviceValueRank } from "../generate/device-pools.ts";
import { namesTask, targetOf, tasksOf } from "./tasks.ts";

/** Compared from left to right. */
export type Cost = readonly number[];

const COMMAND_RANK = new Map<CommandName, number>(COMMAND_NAMES.map((name, rank) => [name, rank]));
/** A planned reply or a fault weighs more than any plain argument. */
const EXTRA_RANK = 50;
/** Rank of a value outside its pool. */
const UNLISTED_RANK = 40;

export function costOf(program: Program): Cost {
  const steps = program.steps;
  const positions = new Map(steps.map((step, index) => [step.id, index + 1]));
  const ranks = steps.flatMap((step) => stepRanks(step, positions));
  const argRanks = ranks.reduce((sum, rank) => sum + rank, 0);
  const order = steps.map((step) => COMMAND_RANK.get(step.do) ?? 0);
  const plainness = order.reduce((sum, rank) => sum + rank, 0);
  const setting = worldRank(program.world) + configRank(program.config);
  const tasks = steps.flatMap(tasksNamed);
  return [steps.length, tasksOf(program.world), setting, plainness, argRanks, ...order, ...tasks, ...ranks];
}

/** Whether `a` is strictly simpler than `b`. */
export function isSimpler(a: Cost, b: Cost): boolean {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function worldRank(world: World): number {
  const devices = world.devices.reduce((sum, device) => sum + 10 + deviceRank(device), 0);
  const exporter = 100 * EXPORTER_KINDS.indexOf(world.exporter.kind);
  return exporter + devices + (world.pageSizeBytes === 4096 ? 0 : 1);
}

function deviceRank(device: DeviceSpec): number {
  const keys = Object.keys(DEFAULT_DEVICE) as (keyof DeviceSpec)[];
  return keys.reduce((sum, key) => sum + deviceValueRank(key, device[key]), 0);
}

function configRank(config: Config): number {
  return (Object.keys(DEFAULT_CONFIG) as (keyof Config)[]).filter((k) => config[k] !== DEFAULT_CONFIG[k]).length;
}

/** The rank of a step's extras, then of each argument. */
function stepRanks(step: AnyStep, positions: ReadonlyMap<number, number>): number[] {
  const args: Readonly<Record<string, unknown>> = step.args;
  let extras =
    step.fault === undefined ? 0 : EXTRA_RANK + FAULT_POINTS.indexOf(step.fault.point) + 20 * step.fault.skip;
  for (const [op, reply] of Object.entries(step.replies ?? {}))
    extras += EXTRA_RANK + replyRank(op as ReplyingOp, reply);
  const specs = Object.entries(signatureOf(step.do).args);
  const plain = specs.filter(([name]) => !namesTask(step.do, name));
  return [extras, ...plain.map(([name, spec]) => argRank(spec, args[name], positions))];
}

/** The task that does it, then the one it is done to. */
function tasksNamed(step: AnyStep): number[] {
  return [step.task ?? 0, targetOf(step) ?? 0];
}

/** Place in the op's pool; any other errno comes after the pool. */
function replyRank(op: ReplyingOp, reply: Reply): number {
  const pool: readonly Reply[] = REPLY_POOLS[op];
  return pool.includes(reply) ? pool.indexOf(reply) : pool.length + REPLIES.indexOf(reply);
}

function argRank(spec: ArgSpec, value: unknown, positions: ReadonlyMap<number, number>): number {
  switch (spec.type) {
    case "handle":
      return typeof value === "number"
        ? 1 + (positions.get(value) ?? UNLISTED_RANK)
        : spec.also.indexOf(value as string);
    case "choice":
      return poolRank([...spec.values, ...spec.negative], value);
    case "u64":
      return poolRank([...spec.pool, ...spec.negative], value);
    case "subset": {
      const all = [...spec.values, ...spec.negative];
      return (value as readonly string[]).reduce((sum, member) => sum + 20 + all.indexOf(member), 0);
    }
    case "device":
      return value === null ? UNLISTED_RANK : (value as number);
  }
}

function poolRank(pool: readonly unknown[], value: unknown): number {
  const at = pool.indexOf(value);
  return at < 0 ? UNLISTED_RANK : at;
}
