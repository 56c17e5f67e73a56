// SPDX-License-Identifier: MIT
/** What the engine offers to the command line. Plain data in, plain data out; `properties/engine.ts` implements it. */
import type { CampaignOptions, CampaignResult, FindingNote, Progress, TargetSpec } from "./campaign.ts";
import type { ClauseId } from "./clauses/index.ts";
import type { CommandName } from "./commands/index.ts";
import type { RunnableEra } from "./eras.ts";
import type { FaultPoint } from "./fault.ts";
import type { Finding, StepReport, Violation } from "./finding.ts";
import type { Observation } from "./observation.ts";
import type { ExporterKind, Program } from "./program.ts";

export interface ReplayResult {
  readonly violation: Violation | null;
  /** The steps that ran, in order. */
  readonly steps: readonly StepReport[];
  /** Ids of steps that this target could not be sent. */
  readonly skipped: readonly number[];
}

export interface TargetDescription {
  readonly name: string;
  readonly exporters: readonly ExporterKind[];
  readonly commands: readonly CommandName[];
  readonly faults: readonly FaultPoint[];
  readonly instrumented: boolean;
  readonly expendable: boolean;
  readonly eras: readonly RunnableEra[];
  /** Clauses it can exercise in at least one era. */
  readonly clauses: readonly ClauseId[];
}

export interface MutantInfo {
  readonly id: string;
  /** The clause it breaks. */
  readonly clause: ClauseId;
  readonly title: string;
}

export interface MutantResult {
  readonly mutant: string;
  readonly clause: ClauseId;
  /** The clause of the finding that killed it; null: it lived. */
  readonly killedBy: ClauseId | null;
  /** Commands until the first finding, or all that ran. */
  readonly commands: number;
  readonly minimalSteps: number | null;
  /** Killed, and by its own clause. */
  readonly ok: boolean;
  readonly note: string | null;
}

export interface SelftestOptions {
  /** Ids of the mutants to plant. */
  readonly filter: readonly string[];
  readonly seed: number;
  readonly commandsMax: number;
  /** Null: each mutant's own era. */
  readonly era: RunnableEra | null;
}

export interface EngineApi {
  /** Resolves early when `stop` turns true. */
  runCampaign(
    options: CampaignOptions,
    onProgress: (progress: Progress) => void,
    onFinding: (finding: Finding, note: FindingNote) => void,
    stop: () => boolean,
  ): Promise<CampaignResult>;
  replayProgram(target: TargetSpec, program: Program): Promise<ReplayResult>;
  /** Null: the program does not fail. `signature` null: whatever fails first. */
  shrinkProgram(target: TargetSpec, program: Program, signature: string | null): Promise<Finding | null>;
  /** What each step of a program shows on the reference, by step; steps that it could not be sent are missing. */
  demanded(program: Program): Promise<ReadonlyMap<number, Observation>>;
  /** Draws a program again. */
  redraw(target: TargetSpec, era: RunnableEra, seed: number, path: string): Promise<Program>;
  /** Rejects with an error named `TargetLoadError`, its message one line, when an exporter module cannot be used. */
  describeTarget(target: TargetSpec): Promise<TargetDescription>;
  selftestMutants(options: SelftestOptions, onMutant: (result: MutantResult) => void): Promise<MutantResult[]>;
  listMutants(): readonly MutantInfo[];
  /** Commands whose meaning names each clause. */
  commandsByClause?(): Readonly<Partial<Record<ClauseId, readonly CommandName[]>>>;
}
