// SPDX-License-Identifier: MIT
import type { ArgSpec } from "../../spec/command.ts";
import { COMMAND_NAMES, type CommandName, signatureOf } from "../../spec/commands/index.ts";
import type { AnyStep } from "../../spec/program.ts";

/** The step as each plainer command of its family; arguments of the same name stay. */
export function plainerCommands(step: AnyStep): AnyStep[] {
  const plainer = COMMAND_NAMES.slice(0, COMMAND_NAMES.indexOf(step.do));
  return plainer.filter((name) => areRelated(step.do, name)).flatMap((name) => translated(step, name));
}

/** Whether one may do what the other does: they make the same kind of object, or their names have a word in common. */
function areRelated(a: CommandName, b: CommandName): boolean {
  const words = new Set(a.split("-"));
  return makeAlike(a, b) || b.split("-").some((word) => words.has(word));
}

/** The step as every other command that makes the same kind of object, plainer or not. */
export function otherMakers(step: AnyStep): AnyStep[] {
  const { makes } = signatureOf(step.do);
  if (makes === undefined) return [];
  const others = COMMAND_NAMES.filter((name) => name !== step.do && signatureOf(name).makes === makes);
  return others.flatMap((name) => translated(step, name));
}

/** The step as its twin, through the object behind the one it names. */
export function twinOf(step: AnyStep, steps: readonly AnyStep[]): AnyStep[] {
  const { twin } = signatureOf(step.do);
  const buffer = bufferBehind(step, steps);
  if (twin === undefined || buffer === null) return [];
  const { replies: _, fault: __, ...bare } = step;
  return [{ ...bare, do: twin, args: { buffer } } as unknown as AnyStep];
}

/** The buffer a step is about: named by itself, or by the makers of what it names. */
function bufferBehind(step: AnyStep, steps: readonly AnyStep[]): number | null {
  const args: Readonly<Record<string, unknown>> = step.args;
  if (typeof args["buffer"] === "number") return args["buffer"];
  const maker = steps.find((s) => s.id === args["fd"]);
  return maker === undefined ? null : bufferBehind(maker, steps);
}

/**
 * The step as another command; nothing when that needs an object this one does not name, or has nothing to do with it:
 * it names no object of this one, and makes none of its kind.
 */
function translated(step: AnyStep, name: CommandName): AnyStep[] {
  const old: Readonly<Record<string, unknown>> = step.args;
  const args: Record<string, unknown> = {};
  let objects = 0;
  for (const [arg, spec] of Object.entries(signatureOf(name).args)) {
    const value = arg in old ? old[arg] : plainest(spec);
    if (value === undefined) return [];
    if (spec.type === "handle" && typeof value === "number") objects++;
    args[arg] = value;
  }
  if (objects === 0 && !makeAlike(step.do, name)) return [];
  return [{ ...step, do: name, args } as unknown as AnyStep];
}

function makeAlike(a: CommandName, b: CommandName): boolean {
  const { makes } = signatureOf(a);
  return makes !== undefined && signatureOf(b).makes === makes;
}

function plainest(spec: ArgSpec): unknown {
  switch (spec.type) {
    case "handle":
      return spec.optional ? null : undefined;
    case "choice":
      return spec.values[0];
    case "u64":
      return spec.pool[0];
    case "subset":
      return [];
    case "device":
      return 0;
  }
}
