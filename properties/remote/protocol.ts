// SPDX-License-Identifier: MIT
/** What the main thread and the thread that holds the target say to each other. */

import type { CampaignOptions, CampaignResult, FindingNote, Progress, TargetSpec } from "../../spec/campaign.ts";
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { TargetDescription } from "../../spec/engine-api.ts";
import type { Finding, StepReport } from "../../spec/finding.ts";
import type { Program } from "../../spec/program.ts";
import type { CampaignStart } from "../campaign/campaign.ts";
import type { Run } from "../lockstep/run-program.ts";
import type { Shared } from "./journal.ts";

export interface WorkerData {
  readonly target: TargetSpec;
  /** Built file of a planted defect, for a mutant of the reference target. */
  readonly mutantBundle: string | null;
  readonly shared: Shared;
}

export type Request =
  | { readonly do: "campaign"; readonly options: CampaignOptions; readonly start: CampaignStart }
  | { readonly do: "run"; readonly program: Program }
  | { readonly do: "report"; readonly program: Program }
  | { readonly do: "shrink"; readonly program: Program; readonly signature: string | null }
  | { readonly do: "redraw"; readonly options: CampaignOptions; readonly seed: number; readonly path: string };

/** The answer of each request. */
export interface Answers {
  campaign: CampaignResult;
  run: Run;
  report: { readonly run: Run; readonly steps: readonly StepReport[] };
  shrink: Finding | null;
  redraw: Program | null;
}

export type Reply =
  | { readonly kind: "ready"; readonly info: TargetDescription }
  | { readonly kind: "unusable"; readonly message: string; readonly exitCode: number | null }
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "round"; readonly round: number; readonly expected: readonly ClauseId[] }
  | { readonly kind: "finding"; readonly finding: Finding; readonly note: FindingNote }
  | { readonly kind: "answer"; readonly answer: Answers[keyof Answers] }
  | {
      readonly kind: "fault";
      readonly message: string;
      readonly stack: string;
      /** Of a fault that is none of ours: what the user is told, with this exit code. */
      readonly exitCode: number | null;
    };
