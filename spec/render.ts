// SPDX-License-Identifier: MIT
/** Programs as text for people: one line a step, handles by name, what has its default value left out. */
import type { ArgSpec, HandleArg, HandleKind } from "./command.ts";
import { signatureOf } from "./commands/index.ts";
import {
  type AnyStep,
  type Config,
  DEFAULT_CONFIG,
  DEFAULT_DEVICE,
  type DeviceSpec,
  type Fault,
  type Program,
  type World,
} from "./program.ts";
import type { Replies } from "./reply.ts";
import { DEFAULT_PAGE_SIZE_BYTES } from "./schema.ts";
import { hexOf } from "./u64.ts";

const PREFIX: Readonly<Record<HandleKind, string>> = {
  module: "m",
  reservation: "r",
  buffer: "b",
  fd: "f",
  attachment: "a",
  mapping: "s",
  iosys: "i",
  vma: "v",
  memfd: "n",
  context: "x",
  fence: "e",
  "fence-callback": "w",
  cursor: "c",
  signalling: "g",
  importer: "p",
};

/** The name of a handle: its kind's letter and the id of the step that makes it. */
export function handleName(kind: HandleKind, id: number): string {
  return `${PREFIX[kind]}${id}`;
}

/** A kernel constant says by itself what it is; other values need the argument's name beside them. */
const isConstant = (value: unknown): value is string => typeof value === "string" && /^[A-Z][A-Z_|]+/.test(value);

/** A module or reservation that may be NULL is an option; every other handle is what the command works on. */
const isOption = (spec: HandleArg<HandleKind, string | null>): boolean =>
  (spec.kind === "module" || spec.kind === "reservation") && spec.also.includes(null);

function handleText(name: string, spec: HandleArg<HandleKind, string | null>, value: unknown): string | null {
  const text = typeof value === "number" ? handleName(spec.kind, value) : value === null ? "NULL" : String(value);
  if (!isOption(spec)) return text;
  return value === null ? null : `${name}=${text}`;
}

function choiceText(name: string, spec: ArgSpec & { type: "choice" }, value: unknown): string | null {
  const mustSay = isConstant(value) && spec.negative.length > 0;
  if (value === spec.values[0] && !mustSay) return null;
  if (isConstant(value)) return value;
  const bare = typeof value === "string" && /^[\w+-]+$/.test(value);
  return `${name}=${value === null ? "NULL" : bare ? value : JSON.stringify(value)}`;
}

/** An argument as text; null when it has its default value. */
function argText(name: string, spec: ArgSpec, value: unknown): string | null {
  switch (spec.type) {
    case "handle":
      return handleText(name, spec, value);
    case "device":
      return value === null ? "NULL" : `dev${String(value)}`;
    case "u64":
      return `${name}=${hexOf(value as bigint)}`;
    case "subset":
      return (value as readonly string[]).length === 0 ? null : `${name}=${(value as readonly string[]).join(",")}`;
    case "choice":
      return choiceText(name, spec, value);
  }
}

function repliesText(replies: Replies | undefined): string[] {
  return Object.entries(replies ?? {})
    .filter(([, reply]) => reply !== "ok")
    .map(([op, reply]) => `[${op} answers ${reply}]`);
}

function faultText(fault: Fault | undefined): string[] {
  if (fault === undefined) return [];
  return [`[fault ${fault.point}${fault.skip === 0 ? "" : ` after ${fault.skip}`}]`];
}

/** Task 0 runs what names no task. */
function taskText(task: number | undefined): string[] {
  return task === undefined || task === 0 ? [] : [`[task ${task}]`];
}

/** One step: `a2 = attach b1 dev0`. */
export function renderStep(step: AnyStep): string {
  const signature = signatureOf(step.do);
  const values = step.args as Readonly<Record<string, unknown>>;
  const args = Object.entries(signature.args).map(([name, spec]) => argText(name, spec, values[name]));
  const call = [step.do, ...args.filter((text) => text !== null)].join(" ");
  const made = signature.makes === undefined ? "" : `${handleName(signature.makes, step.id)} = `;
  return [`${made}${call}`, ...taskText(step.task), ...repliesText(step.replies), ...faultText(step.fault)].join("  ");
}

function configText(config: Config): string[] {
  const keys = Object.keys(DEFAULT_CONFIG) as (keyof Config)[];
  return keys.filter((key) => config[key] !== DEFAULT_CONFIG[key]).map((key) => `${key}=${config[key] ? "on" : "off"}`);
}

function deviceText(device: DeviceSpec, index: number): string | null {
  const keys = Object.keys(DEFAULT_DEVICE) as (keyof DeviceSpec)[];
  const changed = keys.filter((key) => device[key] !== DEFAULT_DEVICE[key]);
  if (changed.length === 0) return null;
  return `dev${index}: ${changed.map((key) => `${key}=${device[key]}`).join(" ")}`;
}

function worldText(world: World): string[] {
  const page = world.pageSizeBytes === DEFAULT_PAGE_SIZE_BYTES ? [] : [`pageSizeBytes=${world.pageSizeBytes}`];
  return world.exporter.kind === "scripted" ? page : [`exporter ${world.exporter.kind}`, ...page];
}

/** Era, configuration and world, as far as they differ from the defaults; the era is always there. */
export function renderSetting(program: Program): string[] {
  const devices = program.world.devices.map(deviceText).filter((text) => text !== null);
  const { tasks = 1 } = program.world;
  const several = tasks === 1 ? [] : [`${tasks} tasks`];
  const first = [`era ${program.era}`, ...several, ...worldText(program.world), ...configText(program.config)].join(
    ", ",
  );
  return [first, ...devices];
}

/** A whole program, setting first. */
export function renderProgram(program: Program): string {
  return [...renderSetting(program).map((line) => `# ${line}`), ...program.steps.map(renderStep)].join("\n");
}
