// SPDX-License-Identifier: MIT
/** Every way to make one argument, reply, fault, device or option plainer, plainest first. */
import type { ArgSpec, SubsetArg } from "../../spec/command.ts";
import { type CommandName, signatureOf } from "../../spec/commands/index.ts";
import { covers } from "../../spec/eras.ts";
import type { ReplyingOp } from "../../spec/op.ts";
import {
  type AnyStep,
  type Config,
  DEFAULT_CONFIG,
  DEFAULT_DEVICE,
  type DeviceSpec,
  type ExporterSpec,
  type Program,
  type World,
} from "../../spec/program.ts";
import { REPLY_POOLS, type Replies, type Reply } from "../../spec/reply.ts";
import { DEVICE_POOLS, deviceValueRank } from "../generate/device-pools.ts";
import { withArgs } from "./references.ts";

/** Simpler forms of the setting: all defaults at once, then one thing after the other. */
export function* simplerSettings(program: Program, exporters: readonly ExporterSpec[]): Generator<Program> {
  const { world, config } = program;
  for (const { eras, ...exporter } of exporters) {
    if (exporter.kind === world.exporter.kind) break;
    // A driver has an entry for each form it had; the world is of one era.
    if (covers(eras ?? {}, program.era)) yield { ...program, world: { ...world, exporter } };
  }
  yield { ...program, config: DEFAULT_CONFIG, world: plainWorld(world) };
  for (const key of Object.keys(DEFAULT_CONFIG) as (keyof Config)[]) {
    if (config[key] !== DEFAULT_CONFIG[key]) yield { ...program, config: { ...config, [key]: DEFAULT_CONFIG[key] } };
  }
  if (world.pageSizeBytes !== 4096) yield { ...program, world: { ...world, pageSizeBytes: 4096 } };
  for (let at = world.devices.length - 1; at >= 0; at--) yield* simplerDevice(program, at);
  for (let at = world.devices.length - 1; at > 0; at--) yield swapDevices(program, at);
}

function plainWorld(world: World): World {
  return { ...world, pageSizeBytes: 4096, devices: world.devices.map(() => DEFAULT_DEVICE) };
}

function* simplerDevice(program: Program, at: number): Generator<Program> {
  const { world } = program;
  if (world.devices.length > 1) yield dropDevice(program, at);
  const device = world.devices[at] ?? DEFAULT_DEVICE;
  const replace = (other: DeviceSpec): Program => ({
    ...program,
    world: { ...world, devices: world.devices.map((d, i) => (i === at ? other : d)) },
  });
  yield replace(DEFAULT_DEVICE);
  for (const key of Object.keys(DEFAULT_DEVICE) as (keyof DeviceSpec)[]) {
    const pool: readonly DeviceSpec[typeof key][] = DEVICE_POOLS[key];
    for (const value of pool.slice(0, deviceValueRank(key, device[key]))) yield replace({ ...device, [key]: value });
  }
}

function dropDevice(program: Program, at: number): Program {
  const moved = renameDevices(program, (index) => (index < at ? index : index === at ? 0 : index - 1));
  return { ...moved, world: { ...program.world, devices: program.world.devices.filter((_, i) => i !== at) } };
}

/** A device changes places with the one before it. */
function swapDevices(program: Program, at: number): Program {
  const rename = (index: number): number => (index === at ? at - 1 : index === at - 1 ? at : index);
  const devices = program.world.devices.map((_, i) => program.world.devices[rename(i)] ?? DEFAULT_DEVICE);
  return { ...renameDevices(program, rename), world: { ...program.world, devices } };
}

function renameDevices(program: Program, rename: (index: number) => number): Program {
  const move = (value: unknown): unknown => (typeof value === "number" ? rename(value) : value);
  const steps = program.steps.map((step) => {
    const args: Record<string, unknown> = { ...step.args };
    for (const [name, spec] of Object.entries(signatureOf(step.do).args)) {
      if (spec.type === "device") args[name] = move(args[name]);
    }
    return withArgs(step, args);
  });
  return { ...program, steps };
}

/** Simpler forms of one step; `handles` are the ids an argument may refer to, by kind. */
export function* simplerSteps(step: AnyStep, handles: (kind: string) => readonly number[]): Generator<AnyStep> {
  const { fault, replies, ...bare } = step;
  if (fault !== undefined) {
    yield (replies === undefined ? bare : { ...bare, replies }) as AnyStep;
    if (fault.skip > 0) yield { ...step, fault: { ...fault, skip: 0 } };
    const points = signatureOf(step.do).faults ?? [];
    for (const point of points.slice(0, points.indexOf(fault.point))) yield { ...step, fault: { point, skip: 0 } };
  }
  if (replies !== undefined) {
    yield (fault === undefined ? bare : { ...bare, fault }) as AnyStep;
    yield* simplerReplies(step, replies);
  }
  yield* otherMembers(step);
  const simpler = signatureOf(step.do).simpler;
  if (simpler !== undefined) yield { ...step, do: simpler as CommandName } as AnyStep;
  for (const [name, spec] of Object.entries(signatureOf(step.do).args)) {
    const args: Readonly<Record<string, unknown>> = step.args;
    for (const value of simplerValues(spec, args[name], handles)) yield withArgs(step, { ...args, [name]: value });
  }
}

/** Earlier answers of the pool, one op at a time. */
function* simplerReplies(step: AnyStep, replies: Replies): Generator<AnyStep> {
  for (const [op, reply] of Object.entries(replies)) {
    const pool: readonly Reply[] = REPLY_POOLS[op as ReplyingOp];
    const at = pool.indexOf(reply);
    for (const plainer of at < 0 ? pool : pool.slice(0, at)) yield { ...step, replies: { ...replies, [op]: plainer } };
  }
}

/** Every single member of every set of a step that has members: one defect may be as good as another. */
function* otherMembers(step: AnyStep): Generator<AnyStep> {
  const sets = setsOf(step);
  const args: Readonly<Record<string, unknown>> = step.args;
  if (sets.every(([name]) => (args[name] as readonly string[]).length === 0)) return;
  yield* withOneMember(step);
}

function setsOf(step: AnyStep): (readonly [string, SubsetArg])[] {
  const specs = Object.entries(signatureOf(step.do).args);
  return specs.flatMap(([name, spec]) => (spec.type === "subset" ? [[name, spec] as const] : []));
}

/** The step with exactly one member in one of its sets. */
export function* withOneMember(step: AnyStep): Generator<AnyStep> {
  const sets = setsOf(step);
  const empty = Object.fromEntries(sets.map(([name]) => [name, []]));
  for (const [name, spec] of sets) {
    for (const member of [...spec.values, ...spec.negative])
      yield withArgs(step, { ...step.args, ...empty, [name]: [member] });
  }
}

/** Values simpler than this one, simplest first. */
export function simplerValues(spec: ArgSpec, value: unknown, handles: (kind: string) => readonly number[]): unknown[] {
  switch (spec.type) {
    case "handle": {
      const known: unknown[] = [...spec.also, ...handles(spec.kind)];
      return before(known, value);
    }
    case "choice":
      return before([...spec.values, ...spec.negative], value);
    case "u64":
      return before([...spec.pool, ...spec.negative], value);
    case "subset": {
      const members = value as readonly string[];
      return members.length === 0 ? [] : [[], ...members.map((drop) => members.filter((m) => m !== drop))];
    }
    case "device":
      return typeof value === "number" ? Array.from({ length: value }, (_, i) => i) : [0];
  }
}

function before(pool: readonly unknown[], value: unknown): unknown[] {
  const at = pool.indexOf(value);
  return at < 0 ? [...pool] : pool.slice(0, at);
}
