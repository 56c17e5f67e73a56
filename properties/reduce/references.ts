// SPDX-License-Identifier: MIT
/** Which handles a step uses, read off its signature. */
import type { HandleKind } from "../../spec/command.ts";
import { signatureOf } from "../../spec/commands/index.ts";
import type { AnyStep, Program } from "../../spec/program.ts";

type LooseArgs = Readonly<Record<string, unknown>>;

/** Ids of the steps this step refers to. */
export function referencesOf(step: AnyStep): number[] {
  const args: LooseArgs = step.args;
  const ids: number[] = [];
  for (const [name, spec] of Object.entries(signatureOf(step.do).args)) {
    const value = args[name];
    if (spec.type === "handle" && typeof value === "number") ids.push(value);
  }
  return ids;
}

/** Whether another step names what the step at this place makes: it cannot go alone. */
export function isUsed(steps: readonly AnyStep[], at: number): boolean {
  const id = steps[at]?.id;
  return steps.some((step) => referencesOf(step).some((other) => other === id));
}

/** The kind of handle a step makes. */
export function makesOf(step: AnyStep): HandleKind | undefined {
  return signatureOf(step.do).makes;
}

/** The step with other arguments. */
export function withArgs(step: AnyStep, args: LooseArgs): AnyStep {
  return { ...step, args } as unknown as AnyStep;
}

/** The step with every reference mapped. */
export function mapReferences(step: AnyStep, to: (id: number) => number): AnyStep {
  const args: Record<string, unknown> = { ...step.args };
  for (const [name, spec] of Object.entries(signatureOf(step.do).args)) {
    const value = args[name];
    if (spec.type === "handle" && typeof value === "number") args[name] = to(value);
  }
  return withArgs(step, args);
}

/** The program with its steps numbered from 1 in order: the form that is saved and compared. */
export function renumber(program: Program): Program {
  const ids = new Map(program.steps.map((step, index) => [step.id, index + 1]));
  const idOf = (id: number): number => ids.get(id) ?? id;
  return { ...program, steps: program.steps.map((s) => ({ ...mapReferences(s, idOf), id: idOf(s.id) }) as AnyStep) };
}
