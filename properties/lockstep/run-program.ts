// SPDX-License-Identifier: MIT
import type { Observation } from "../../spec/observation.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import type { ImporterPort, Session, Target } from "../../spec/target.ts";
import type { StepCounts } from "./step-counts.ts";
import { newHits, type Run, runStepwise } from "./stepwise.ts";
import { runProgramWhole } from "./whole-program.ts";

export { newHits, type Run } from "./stepwise.ts";

/** Runs a program and judges it, in the way the target takes programs. */
export function runProgram(
  target: Target,
  program: Program,
  hits: Uint32Array = newHits(),
  counts: StepCounts | null = null,
): Run {
  if (target.sendWhole === undefined) return runStepwise(target, program, hits, counts);
  return runProgramWhole(target, program, hits, counts);
}

/** A target that also hands every observation to a witness: for reports, never in the hot path. */
export function witnessed(
  target: Target,
  see: (step: AnyStep, observation: Observation) => void,
  entered: (step: AnyStep) => void = () => {},
): Target {
  return {
    name: target.name,
    capabilities: target.capabilities,
    open(world, era, config): Session {
      const session = target.open(world, era, config);
      return {
        ...(session.importer !== undefined && { importer: watched(session.importer, entered) }),
        run(step) {
          const observation = session.run(step);
          see(step, observation);
          return observation;
        },
        close: () => session.close(),
      };
    },
  };
}

function watched(importer: ImporterPort, entered: (step: AnyStep) => void): ImporterPort {
  return {
    interrupts: importer.interrupts,
    enter(step) {
      entered(step);
      return importer.enter(step);
    },
    notify: (attachment) => importer.notify(attachment),
  };
}
