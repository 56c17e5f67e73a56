// SPDX-License-Identifier: MIT
import type { TargetSpec } from "../spec/campaign.ts";
import { driverPath, NO_DRIVERS } from "../spec/driver-options.ts";
import type { EngineApi, TargetDescription } from "../spec/engine-api.ts";
import { didYouMean } from "../spec/nearest.ts";
import type { Program } from "../spec/program.ts";
import { parseTarget, targetText } from "../spec/target-text.ts";
import { UserError } from "../spec/user-error.ts";

/** The engine, loaded only by sub-commands that need it. */
export async function loadEngine(): Promise<EngineApi> {
  return await import("../properties/engine.ts");
}

/** What a target says of itself. */
export async function describeTarget(engine: EngineApi, target: TargetSpec): Promise<TargetDescription> {
  checkMutant(engine, target);
  return await engine.describeTarget(target);
}

/** Loads the target and sees that it has the exporter a program was made for. */
export async function checkProgramFits(engine: EngineApi, target: TargetSpec, program: Program): Promise<void> {
  const { exporters, eras } = await describeTarget(engine, target);
  const { kind } = program.world.exporter;
  if (!eras.includes(program.era)) {
    throw new UserError(
      `the program is of era ${program.era}, ${targetText(target)} of ${eras.join(", ")}; choose another --target`,
    );
  }
  if (exporters.includes(kind)) return;
  const what = `the program needs exporter ${kind}, ${targetText(target)} has ${exporters.join(", ")}`;
  throw new UserError(`${what}; choose another --target`);
}

function checkMutant(engine: EngineApi, target: TargetSpec): void {
  if (target.kind !== "reference" || target.mutant === undefined) return;
  const ids = engine.listMutants().map((mutant) => mutant.id);
  if (ids.includes(target.mutant)) return;
  throw new UserError(`unknown mutant ${JSON.stringify(target.mutant)}${didYouMean(target.mutant, ids)}`);
}

export interface TargetOptions {
  readonly target?: string;
  readonly mutant?: string;
  readonly module?: readonly string[];
  readonly provider?: string;
}

/** The target with the drivers asked for; those a finding names stay unless others are given. */
function withDrivers(target: TargetSpec, { module: modules, provider }: TargetOptions): TargetSpec {
  if (modules === undefined && provider === undefined) return target;
  if (target.kind !== "linux") throw new UserError("--module and --provider go with --target linux:<version>");
  const before = target.drivers ?? NO_DRIVERS;
  const drivers = {
    modules: modules?.map(driverPath) ?? before.modules,
    provider: provider === undefined ? before.provider : driverPath(provider),
  };
  return { ...target, drivers };
}

/** The target of `--target` and the hidden `--mutant`, or the one a finding names, or the reference. */
export function chosenTarget(options: TargetOptions, recorded = "reference"): TargetSpec {
  const target = withDrivers(parseTarget(options.target ?? recorded), options);
  if (options.mutant === undefined) return target;
  if (target.kind === "reference") return { kind: "reference", mutant: options.mutant };
  throw new UserError("--mutant plants a defect into the reference target only");
}
