// SPDX-License-Identifier: MIT
import { referenceTarget } from "../../impl/targets/reference.ts";
import type { Observation } from "../../spec/observation.ts";
import type { ExporterSpec, Program } from "../../spec/program.ts";
import { runProgram, witnessed } from "../lockstep/run-program.ts";

/** What each step of a program shows on the reference, by step; steps that it could not be sent are missing. */
export function demanded(program: Program): ReadonlyMap<number, Observation> {
  const target = referenceTarget();
  const { exporters } = target.capabilities;
  const exporter = exporters.find(({ kind }) => kind === standIn(program.world.exporter)) ?? program.world.exporter;
  const shown = new Map<number, Observation>();
  runProgram(
    // The session owns what it shows: it is another step's a moment later.
    witnessed(target, (step, observation) => shown.set(step.id, structuredClone(observation))),
    { ...program, world: { ...program.world, exporter } },
  );
  return shown;
}

/** The exporter of the reference that acts for one of somebody else's. */
function standIn({ kind }: ExporterSpec): ExporterSpec["kind"] {
  if (kind === "module") return "pages";
  return kind === "provider" ? "system-heap" : kind;
}
