// SPDX-License-Identifier: MIT
/** A step that never returns: the finding, and its reduction in threads that can be killed. */

import { hangClause } from "../../model/end.ts";
import type { TargetSpec } from "../../spec/campaign.ts";
import { signatureOf } from "../../spec/commands/index.ts";
import { FINDING_SCHEMA, type Finding, type Violation } from "../../spec/finding.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import { targetText } from "../../spec/target-text.ts";
import { SUITE_VERSION } from "../campaign/version.ts";
import type { Run } from "../lockstep/run-program.ts";
import { reduce } from "../reduce/reduce.ts";
import { Reduction } from "../reduce/reduction.ts";
import { renumber } from "../reduce/references.ts";
import { failing } from "../reduce/shrink.ts";
import { readJournal } from "./journal.ts";
import { Hang, Remote } from "./remote.ts";

/** How long a step may take. Far above any real one, and below what a person waits. */
export const STEP_MS_MAX = 4000;
/** The same while shrinking, where most candidates hang on purpose. */
const SHRINK_STEP_MS_MAX = 400;
/** Each that hangs costs a thread as well: a person waits for this. */
const SHRINK_EXECUTIONS_MAX = 45;

/** The violation a hanging step amounts to. */
export function hangViolation(step: AnyStep): Violation {
  const clause = hangClause(step.do);
  return {
    clause,
    kind: "hang",
    blames: "exporter",
    step: step.id,
    expected: `${step.do} returns`,
    observed: `${step.do} does not return within ${STEP_MS_MAX / 1000} s`,
    signature: `${clause ?? "-"}/${signatureOf(step.do).simpler ?? step.do}/hang/returns!=hangs`,
  };
}

/** Runs programs in a thread that is replaced whenever a step does not return. */
export class HangRunner {
  private remote: Remote | null = null;
  private readonly target: TargetSpec;

  constructor(target: TargetSpec) {
    this.target = target;
  }

  async run(program: Program, stepMsMax = SHRINK_STEP_MS_MAX): Promise<Run> {
    this.remote ??= await Remote.start(this.target, null);
    const remote = this.remote;
    try {
      return await remote.ask({ do: "run", program }, stepMsMax);
    } catch (error) {
      if (!(error instanceof Hang)) throw error;
      const executed = readJournal(remote.shared).steps;
      await this.stop();
      const last = executed.at(-1);
      return { violation: last === undefined ? null : hangViolation(last), executed, skipped: [] };
    }
  }

  async stop(): Promise<void> {
    await this.remote?.stop();
    this.remote = null;
  }
}

/** Shrinks a program whose last step hangs. */
export async function hangFinding(target: TargetSpec, program: Program, seed: number): Promise<Finding | null> {
  const runner = new HangRunner(target);
  try {
    const first = await runner.run(program, STEP_MS_MAX);
    const { violation } = first;
    const start = violation === null ? null : failing(program, first, violation.signature);
    if (violation === null || start === null || violation.kind !== "hang") return null;
    const reduction = new Reduction(start, [start.world.exporter]);
    const attempts = reduce(reduction);
    let executions = 1;
    let next = attempts.next();
    for (; next.done !== true && executions < SHRINK_EXECUTIONS_MAX; executions++) {
      next = attempts.next(failing(next.value, await runner.run(next.value), violation.signature));
    }
    const minimal = renumber(reduction.program);
    const last = minimal.steps.at(-1);
    if (last === undefined) return null;
    return {
      schema: FINDING_SCHEMA,
      target: targetText(target),
      ...hangViolation(last),
      program: minimal,
      steps: [{ id: last.id, observed: "does not return" }],
      certificate: {
        passes: next.done === true ? next.value.passes : [],
        lastSweepCandidates: next.done === true ? next.value.lastSweepCandidates : 0,
        executions,
        minimal: next.done === true,
      },
      provenance: { suite: SUITE_VERSION, seed, path: "journal", originalSteps: program.steps.length },
    };
  } finally {
    await runner.stop();
  }
}
