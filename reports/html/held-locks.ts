// SPDX-License-Identifier: MIT
/** Reservation locks that a program's own steps hold from one step to the next. */
import type { Finding, StepReport } from "../../spec/finding.ts";
import type { AnyStep } from "../../spec/program.ts";
import { handleName } from "../../spec/render.ts";

export interface HeldLock {
  readonly task: number;
  readonly buffer: string;
}

const LOCKING: ReadonlySet<string> = new Set([
  ...["resv-lock", "resv-lock-interruptible", "resv-trylock"],
  ...["ww-lock", "ww-trylock"],
]);

/** The lock a step asks for or gives back. */
function lockOf({ args, task = 0 }: AnyStep): HeldLock | null {
  if (!("buffer" in args) || typeof args.buffer !== "number") return null;
  return { task, buffer: handleName("buffer", args.buffer) };
}

/** Whether a lock was got: a try tells so by its value. */
const isGot = (outcome: string | undefined): boolean => outcome === "ok" || outcome === "ok true";

/** Steps that came to an end in this one: itself, and those that had waited. */
function endedIn(step: AnyStep, report: StepReport, byName: ReadonlyMap<string, AnyStep>): AnyStep[] {
  const others = (report.others ?? []).filter(({ outcome }) => isGot(outcome)).map(({ of }) => byName.get(of));
  return [...(isGot(report.outcome) ? [step] : []), ...others.filter((other) => other !== undefined)];
}

/** The locks held after each step, by the step's id. */
export function heldLocks({ program, steps }: Finding): ReadonlyMap<number, readonly HeldLock[]> {
  const reports = new Map(steps.map((report) => [report.id, report]));
  const byName = new Map(program.steps.map((step) => [`step ${step.id}`, step]));
  const after = new Map<number, readonly HeldLock[]>();
  let held: readonly HeldLock[] = [];
  for (const step of program.steps) {
    const report = reports.get(step.id);
    for (const ended of report === undefined ? [] : endedIn(step, report, byName)) {
      const lock = lockOf(ended);
      if (lock !== null && LOCKING.has(ended.do)) held = [...held, lock];
      if (ended.do === "resv-unlock") held = held.filter(({ buffer }) => buffer !== lock?.buffer);
    }
    after.set(step.id, report === undefined ? [] : held);
  }
  return after;
}
