// SPDX-License-Identifier: MIT
/** Tasks of a program as data: which are named, and what the program is with other names for them. */
import type { CommandName } from "../../spec/commands/index.ts";
import type { AnyStep, Program, World } from "../../spec/program.ts";
import { withArgs } from "./references.ts";

/** Commands with a task for an argument. */
const ON_TASKS: ReadonlySet<CommandName> = new Set(["task-signal", "task-signal-clear"]);
/** The argument that names it. */
const TARGET = "target";

/** The task that a step does something to, or null. */
export function targetOf(step: AnyStep): number | null {
  const { [TARGET]: target }: Readonly<Record<string, unknown>> = step.args;
  return ON_TASKS.has(step.do) && typeof target === "number" ? target : null;
}

/** Whether an argument of a command names a task. */
export function namesTask(command: CommandName, arg: string): boolean {
  return arg === TARGET && ON_TASKS.has(command);
}

/** The step in another task. */
export function inTask(step: AnyStep, task: number): AnyStep {
  const { task: _, ...rest } = step;
  return (task === 0 ? rest : { ...rest, task }) as AnyStep;
}

/** The step done to another task. */
export function onTask(step: AnyStep, target: number): AnyStep {
  return withArgs(step, { ...step.args, [TARGET]: target });
}

/** How many tasks a world has. */
export function tasksOf({ tasks }: World): number {
  return tasks ?? 1;
}

/** The steps with other names for their tasks. */
export function renamed(steps: readonly AnyStep[], to: (task: number) => number): AnyStep[] {
  return steps.map((step) => {
    const moved = inTask(step, to(step.task ?? 0));
    const target = targetOf(moved);
    return target === null ? moved : onTask(moved, to(target));
  });
}

/** The program with these steps, its tasks numbered in order of first appearance, and no task that nothing names. */
export function fitted(program: Program, steps: readonly AnyStep[]): Program {
  const numbers = new Map<number, number>();
  const numberOf = (task: number): number => {
    const known = numbers.get(task) ?? numbers.size;
    numbers.set(task, known);
    return known;
  };
  const named = renamed(steps, numberOf);
  const { tasks: _, ...world } = program.world;
  return { ...program, world: numbers.size > 1 ? { ...world, tasks: numbers.size } : world, steps: named };
}
