// SPDX-License-Identifier: MIT
import { referenceTarget } from "../../impl/targets/reference.ts";
import type { Observation } from "../../spec/observation.ts";
import type { ExporterKind, ExporterSpec, Program } from "../../spec/program.ts";
import { runProgram, witnessed } from "../lockstep/run-program.ts";

/** What each step of a program shows on the reference, by step; steps that it could not be sent are missing. */
export function demanded(program: Program): ReadonlyMap<number, Observation> {
  const target = referenceTarget();
  const exporter = standIn(program.world.exporter, target.capabilities.exporters);
  const shown = new Map<number, Observation>();
  runProgram(
    // The session owns what it shows: it is another step's a moment later.
    witnessed(target, (step, observation) => shown.set(step.id, structuredClone(observation))),
    { ...program, world: { ...program.world, exporter } },
  );
  return shown;
}

/** What acts for an exporter that only somebody else has. */
const ACTS_FOR: Readonly<Partial<Record<ExporterKind, ExporterKind>>> = { module: "pages", provider: "system-heap" };

function standIn(exporter: ExporterSpec, known: readonly ExporterSpec[]): ExporterSpec {
  const kind = ACTS_FOR[exporter.kind];
  return known.find((own) => own.kind === kind) ?? exporter;
}
