// SPDX-License-Identifier: MIT
/** The lines a run writes about itself: its head, what it says of each clause, its foot. */
import { exitCodeOf } from "../reports/exit-code.ts";
import type { Results } from "../reports/results-file.ts";
import { withRunId } from "../reports/run-id.ts";
import { countVerdicts, verdictsOf } from "../reports/verdicts.ts";
import type { CampaignResult } from "../spec/campaign.ts";
import { type FindingLine, type FooterLine, type HeaderLine, RESULTS_SCHEMA } from "../spec/result-lines.ts";
import { SPEC_VERSION } from "../spec/spec-version.ts";
import { type Campaign, campaignTarget, type RunOptions } from "./campaign.ts";
import { environmentOf } from "./environment.ts";
import type { Gate, Gated } from "./gate.ts";
import { suiteVersion } from "./package-root.ts";
import type { StopSignal } from "./signals.ts";

/** The header of a run that begins now. */
export function headerOf(campaign: Campaign, options: RunOptions): HeaderLine {
  const { era, seed, budgetMs, commandsMax, only, exporters, findingsMax, shard = null, target } = campaign.options;
  const { commands, faults, exporters: kinds, instrumented, expendable } = campaign.target;
  const { minHits, require, lenient = false, expect = null, baseline = null } = options;
  return withRunId({
    t: "header",
    schema: RESULTS_SCHEMA,
    suite: suiteVersion(),
    spec: SPEC_VERSION,
    target: campaignTarget(campaign),
    ...{ era, seed },
    options: {
      ...{ budgetMs, commandsMax, only: [...only], exporters: [...exporters] },
      ...{ minHits, require, lenient, maxFindings: findingsMax, shard, expect, baseline },
    },
    capabilities: {
      ...{ commands: [...commands], faults: [...faults], exporters: [...kinds] },
      ...{ instrumented, expendable },
    },
    environment: environmentOf(target),
    started: new Date().toISOString(),
  });
}

/** What came of a run. */
export interface Ended {
  readonly header: HeaderLine;
  readonly result: CampaignResult;
  readonly findings: readonly FindingLine[];
  readonly signal: StopSignal | null;
  readonly gate: Gate;
}

const isComplete = ({ result, signal }: Ended): boolean => !result.interrupted && signal === null;

function footerOf(ended: Ended, { clauses, outcome }: Gated): FooterLine {
  const { result, findings, signal, header } = ended;
  const { commands, negativeCommands, programs, interrupted, elapsedMs } = result;
  return {
    t: "footer",
    counts: countVerdicts(clauses),
    ...{ commands, negativeCommands, programs },
    findings: findings.length,
    outcomes: result.outcomes as FooterLine["outcomes"],
    transitions: result.transitions.length,
    divergences: [...(result.divergences ?? [])],
    exit: exitCodeOf({ ...outcome, require: header.options.require, signal }),
    interrupted,
    complete: isComplete(ended),
    elapsedMs: Math.round(elapsedMs),
  };
}

/** The verdict on every clause, and the foot of the file. */
export function judgeRun(ended: Ended): Results & { readonly footer: FooterLine } {
  const { header, result, findings, gate } = ended;
  const { minHits, only, lenient } = header.options;
  const clauses = verdictsOf({ ...result, findings }, { era: header.era, minHits, only, lenient });
  const gated = gate.judge(
    { header, progress: [], clauses, findings },
    isComplete(ended) && header.options.shard === null,
  );
  const { expectations, baseline } = gated;
  return {
    ...{ header, progress: [], clauses: gated.clauses, findings, expectations, baseline },
    footer: footerOf(ended, gated),
  };
}
