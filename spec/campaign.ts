// SPDX-License-Identifier: MIT
/** What a run is asked to do, what it tells while it goes, and what it gives back. Plain data: it crosses a thread border. */
import type { ClauseId } from "./clauses/index.ts";
import type { CommandName } from "./commands/index.ts";
import type { DivergenceId } from "./divergences.ts";
import type { DriverOptions } from "./driver-options.ts";
import type { RunnableEra } from "./eras.ts";
import type { Finding } from "./finding.ts";
import type { KernelVariant } from "./kernel-variant.ts";
import type { Outcome } from "./observation.ts";
import type { ExporterKind, Program } from "./program.ts";

/**
 * The target as data: the reference framework, perhaps with a planted defect, the framework with a third party's
 * exporter or importer, a real kernel in a guest or, behind our agent, on another machine, or any program that speaks the adapter
 * protocol.
 */
export type TargetSpec =
  | { readonly kind: "reference"; readonly mutant?: string }
  | { readonly kind: "exporter"; readonly path: string }
  | { readonly kind: "importer"; readonly path: string }
  | {
      readonly kind: "linux";
      readonly era: RunnableEra;
      readonly variant: KernelVariant;
      /** Kernel modules to load, in order, and where buffers come from; see spec/driver-options.ts. */
      readonly drivers?: DriverOptions;
    }
  | { readonly kind: "agent"; readonly command: string }
  | { readonly kind: "stdio"; readonly command: string };

/** Code of a third party that runs in our own process, and may hang there. */
export function isModule(target: TargetSpec): target is Extract<TargetSpec, { readonly path: string }> {
  return target.kind === "exporter" || target.kind === "importer";
}

/** An entry of the divergence register and the program that shows it. */
export interface DivergenceProgram {
  readonly id: DivergenceId;
  readonly program: Program;
}

/** A program kept for ever, and the clause it shows. */
export interface ClauseProgram {
  readonly clause: string;
  readonly program: Program;
}

export interface CampaignOptions {
  readonly target: TargetSpec;
  readonly era: RunnableEra;
  readonly seed: number;
  /** Wall-clock budget; null: only `commandsMax` ends the run. */
  readonly budgetMs: number | null;
  readonly commandsMax: number | null;
  /** Clauses the caller cares for; empty: all. */
  readonly only: readonly ClauseId[];
  /** Programs that run first, on every target, for ever. */
  readonly fixtures: readonly Program[];
  /** Programs of any era: some that are drawn tell one again, of a clause that is seldom exercised, with other steps in between. */
  readonly stories?: readonly ClauseProgram[];
  /** Programs of the divergence register; only a real kernel is held to it. */
  readonly divergences?: readonly DivergenceProgram[];
  /** Stop after so many distinct findings. */
  readonly findingsMax: number;
  /** Exporters to draw worlds from; empty: all the target has. */
  readonly exporters: readonly ExporterKind[];
  /** Only every `of`-th round, from the `index`-th on (counted from one); null or absent: all. Fixtures are the first one's. */
  readonly shard?: { readonly index: number; readonly of: number } | null;
  /** Where an earlier part of the same run ended; absent: nowhere, it begins. */
  readonly resume?: CampaignResume;
}

/** What an earlier part of a run left. */
export interface CampaignResume {
  /** What it counted; rounds begin with `tally.round`. */
  readonly tally: Tally;
  /** Findings of rounds that are counted. */
  readonly findings: readonly Finding[];
}

/** How often a command ended in each way. */
export type OutcomeCounts = Readonly<Record<Outcome["status"], number>>;

/** Everything a run counts. */
export interface Tally {
  /** The first round that is not counted yet. */
  readonly round: number;
  readonly commands: number;
  readonly negativeCommands: number;
  readonly programs: number;
  /** How often each clause's premise fired. A clause not named never did. */
  readonly hits: Partial<Readonly<Record<ClauseId, number>>>;
  /** In how many programs it did. */
  readonly programsByClause: Partial<Readonly<Record<ClauseId, number>>>;
  readonly outcomes: Partial<Readonly<Record<CommandName, OutcomeCounts>>>;
  /** Numbers of the abstract transitions seen, ascending. */
  readonly transitions: readonly number[];
  readonly elapsedMs: number;
}

/** A tally of nothing. */
export const EMPTY_TALLY: Tally = {
  ...{ round: 0, commands: 0, negativeCommands: 0, programs: 0, elapsedMs: 0 },
  ...{ hits: {}, programsByClause: {}, outcomes: {}, transitions: [] },
};

/** What is known of a finding beside itself. */
export interface FindingNote {
  /** The round that drew it; null: none, it is a fixture. */
  readonly round: number | null;
  /** Its minimal program failed the same way in `k` of `n` runs. */
  readonly reproduced: { readonly k: number; readonly n: number };
}

export interface Progress {
  readonly commands: number;
  readonly programs: number;
  readonly clausesExercised: number;
  readonly clausesExpected: number;
  readonly findings: number;
  readonly elapsedMs: number;
  /** Everything counted so far; not every time, for it is large. */
  readonly tally?: Tally;
}

export interface CampaignResult extends Tally {
  /** Clauses this target can exercise at all in this era. */
  readonly expected: readonly ClauseId[];
  readonly findings: readonly Finding[];
  /** Entries of the divergence register that the target was seen to diverge in, as registered. */
  readonly divergences?: readonly DivergenceId[];
  /** Ended by a signal or by `findingsMax` before the budget was used. */
  readonly interrupted: boolean;
}
