// SPDX-License-Identifier: MIT
/** What a program must satisfy beyond its shape: names refer to things that exist, and were made before. */
import { plannedOps } from "./arg-schema.ts";
import type { ArgSpec, HandleKind, Signature } from "./command.ts";
import { COMMAND_NAMES, type CommandName, signatureOf } from "./commands/index.ts";
import { covers, ERAS, type Era, RUNNABLE_ERAS, type RunnableEra } from "./eras.ts";
import { didYouMean } from "./nearest.ts";
import type { AnyStep, Program } from "./program.ts";
import { UserError } from "./user-error.ts";

/** Whether a text names a command. */
export function isCommandName(text: string): text is CommandName {
  return COMMAND_NAMES.some((name) => name === text);
}

/** Whether an era has a command. */
export function existsIn(name: CommandName, era: RunnableEra): boolean {
  return covers(signatureOf(name).eras ?? {}, era);
}

/** The era a text names, or a {@link UserError} that tells unknown from not runnable. */
export function runnableEra(text: string, where: string): RunnableEra {
  const found = RUNNABLE_ERAS.find((era) => era === text);
  if (found !== undefined) return found;
  const known = ERAS.some((era: Era) => era === text);
  const what = known ? `era ${text} is known but cannot be run yet` : `unknown era ${JSON.stringify(text)}`;
  throw new UserError(`${where}: ${what}; eras that run: ${RUNNABLE_ERAS.join(", ")}`);
}

/** Rejects a command that no register knows, before the schema sees it: its message would list them all. */
export function checkCommandNames(steps: readonly unknown[], where: string): void {
  for (const [index, step] of steps.entries()) {
    const name = typeof step === "object" && step !== null && "do" in step ? step.do : undefined;
    if (name === undefined) throw new UserError(`${where}: steps[${index}]: is not a step: no member "do"`);
    if (typeof name === "string" && isCommandName(name)) continue;
    const hint = didYouMean(String(name), COMMAND_NAMES, '; see "dmabuf-ct list commands"');
    throw new UserError(`${where}: steps[${index}]: unknown command ${JSON.stringify(name)}${hint}`);
  }
}

const withArticle = (kind: HandleKind): string => `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;

interface Check {
  readonly program: Program;
  /** What the steps so far have made, by id. */
  readonly made: Map<number, { readonly kind: HandleKind | undefined; readonly command: CommandName }>;
  readonly fail: (what: string) => never;
}

function checkHandle(check: Check, arg: string, kind: HandleKind, value: unknown): void {
  if (typeof value !== "number") return;
  const source = check.made.get(value);
  if (source === undefined) check.fail(`args.${arg}: dangling handle ${value}: no earlier step has that id`);
  if (source === undefined || source.kind === kind || signatureOf(source.command).brings === kind) return;
  const makes = source.kind === undefined ? "makes no handle" : `makes ${withArticle(source.kind)}`;
  check.fail(`args.${arg}: step ${value} (${source.command}) ${makes}, not ${withArticle(kind)}`);
}

function checkDevice(check: Check, arg: string, value: unknown): void {
  const count = check.program.world.devices.length;
  if (typeof value !== "number" || value < count) return;
  check.fail(`args.${arg}: no device ${value}: the world has ${count} (counted from 0)`);
}

function checkArg(check: Check, arg: string, spec: ArgSpec, value: unknown): void {
  if (spec.type === "handle") checkHandle(check, arg, spec.kind, value);
  if (spec.type === "device") checkDevice(check, arg, value);
}

function checkReplies(check: Check, step: AnyStep, signature: Signature): void {
  const planned = plannedOps(signature).filter((op) => step.replies?.[op] !== undefined);
  if (planned.length === 0 || check.program.world.exporter.kind === "scripted") return;
  check.fail(`replies: only the scripted exporter takes them, the world has ${check.program.world.exporter.kind}`);
}

function checkStep(check: Check, step: AnyStep): void {
  const signature = signatureOf(step.do);
  if (check.made.has(step.id)) check.fail(`id: ${step.id} is already the id of an earlier step`);
  if (!existsIn(step.do, check.program.era)) check.fail(`do: era ${check.program.era} does not have this command`);
  const args = step.args as Readonly<Record<string, unknown>>;
  for (const [name, spec] of Object.entries(signature.args)) checkArg(check, name, spec, args[name]);
  checkReplies(check, step, signature);
  check.made.set(step.id, { kind: signature.makes, command: step.do });
}

/** Ids are unique, handles refer to earlier steps that make their kind, devices exist, the era has every command. */
export function checkProgram(program: Program, where: string): void {
  const made: Check["made"] = new Map();
  for (const [index, step] of program.steps.entries()) {
    const fail = (what: string): never => {
      throw new UserError(`${where}: steps[${index}] (${step.do}) ${what}`);
    };
    checkStep({ program, made, fail }, step);
  }
}
