// SPDX-License-Identifier: MIT
import type { ArgSpec } from "../../spec/command.ts";
import { COMMAND_NAMES, type CommandName, signatureOf } from "../../spec/commands/index.ts";
import type { AnyStep } from "../../spec/program.ts";

/** The step as each plainer command that makes the same kind of object; arguments of the same name stay. */
export function plainerCommands(step: AnyStep): AnyStep[] {
  const { makes } = signatureOf(step.do);
  if (makes === undefined) return [];
  const plainer = COMMAND_NAMES.slice(0, COMMAND_NAMES.indexOf(step.do));
  return plainer.flatMap((name) => (signatureOf(name).makes === makes ? translated(step, name) : []));
}

/** The step as another command, or nothing when that needs an object this one does not name. */
function translated(step: AnyStep, name: CommandName): AnyStep[] {
  const old: Readonly<Record<string, unknown>> = step.args;
  const args: Record<string, unknown> = {};
  for (const [arg, spec] of Object.entries(signatureOf(name).args)) {
    const value = arg in old ? old[arg] : plainest(spec);
    if (value === undefined) return [];
    args[arg] = value;
  }
  const { replies, fault } = step;
  return [{ id: step.id, do: name, args, ...(replies && { replies }), ...(fault && { fault }) } as unknown as AnyStep];
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
