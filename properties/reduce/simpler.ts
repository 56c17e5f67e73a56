// SPDX-License-Identifier: MIT
/** Every way to make one argument, reply, fault, device or option plainer, plainest first. */
import type { ArgSpec } from "../../spec/command.ts";
import { type CommandName, signatureOf } from "../../spec/commands/index.ts";
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
import { withArgs } from "./references.ts";

/** Simpler forms of the setting: all defaults at once, then one thing after the other. */
export function* simplerSettings(program: Program, exporters: readonly ExporterSpec[]): Generator<Program> {
  const { world, config } = program;
  for (const exporter of exporters) {
    if (exporter.kind === world.exporter.kind) break;
    yield { ...program, world: { ...world, exporter } };
  }
  yield { ...program, config: DEFAULT_CONFIG, world: plainWorld(world) };
  for (const key of Object.keys(DEFAULT_CONFIG) as (keyof Config)[]) {
    if (config[key] !== DEFAULT_CONFIG[key]) yield { ...program, config: { ...config, [key]: DEFAULT_CONFIG[key] } };
  }
  if (world.pageSizeBytes !== 4096) yield { ...program, world: { ...world, pageSizeBytes: 4096 } };
  for (let at = world.devices.length - 1; at >= 0; at--) yield* simplerDevice(program, at);
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
    if (device[key] !== DEFAULT_DEVICE[key]) yield replace({ ...device, [key]: DEFAULT_DEVICE[key] });
  }
}

function dropDevice(program: Program, at: number): Program {
  const move = (value: unknown): unknown => {
    if (typeof value !== "number" || value < at) return value;
    return value === at ? 0 : value - 1;
  };
  const steps = program.steps.map((step) => {
    const args: Record<string, unknown> = { ...step.args };
    for (const [name, spec] of Object.entries(signatureOf(step.do).args)) {
      if (spec.type === "device") args[name] = move(args[name]);
    }
    return withArgs(step, args);
  });
  return { ...program, steps, world: { ...program.world, devices: program.world.devices.filter((_, i) => i !== at) } };
}

/** Simpler forms of one step; `handles` are the ids an argument may refer to, by kind. */
export function* simplerSteps(step: AnyStep, handles: (kind: string) => readonly number[]): Generator<AnyStep> {
  const { fault, replies, ...bare } = step;
  if (fault !== undefined) {
    yield (replies === undefined ? bare : { ...bare, replies }) as AnyStep;
    if (fault.skip > 0) yield { ...step, fault: { ...fault, skip: 0 } };
  }
  if (replies !== undefined) yield (fault === undefined ? bare : { ...bare, fault }) as AnyStep;
  const simpler = signatureOf(step.do).simpler;
  if (simpler !== undefined) yield { ...step, do: simpler as CommandName } as AnyStep;
  for (const [name, spec] of Object.entries(signatureOf(step.do).args)) {
    const args: Readonly<Record<string, unknown>> = step.args;
    for (const value of simplerValues(spec, args[name], handles)) yield withArgs(step, { ...args, [name]: value });
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
