// SPDX-License-Identifier: MIT
/** Small results made by hand: what a run said of a few clauses, and what it found. */
import { findingLine } from "../../reports/finding-line.ts";
import type { Results } from "../../reports/results-file.ts";
import { countVerdicts, levelOf } from "../../reports/verdicts.ts";
import { type ClauseId, clauseOf } from "../../spec/clauses/index.ts";
import type { Finding, ViolationKind } from "../../spec/finding.ts";
import { DEFAULT_CONFIG, DEFAULT_DEVICE, SCRIPTED_EXPORTER } from "../../spec/program.ts";
import {
  type ClauseLine,
  type FindingLine,
  type HeaderLine,
  RESULTS_SCHEMA,
  type Verdict,
} from "../../spec/result-lines.ts";
import { SPEC_VERSION } from "../../spec/spec-version.ts";

export interface SampleFinding {
  readonly clause: ClauseId | null;
  readonly signature: string;
  readonly kind?: ViolationKind;
  readonly reproduced?: readonly [k: number, n: number];
}

export interface Sample {
  readonly header?: Partial<HeaderLine>;
  readonly options?: Partial<HeaderLine["options"]>;
  /** Verdicts of clauses without a finding. */
  readonly verdicts?: Partial<Readonly<Record<ClauseId, Verdict>>>;
  readonly findings?: readonly SampleFinding[];
  readonly complete?: boolean;
}

const OPTIONS: HeaderLine["options"] = {
  ...{ budgetMs: null, commandsMax: 1000, only: [], exporters: [], minHits: 20, require: "must", lenient: false },
  ...{ maxFindings: 10, shard: null, expect: null, baseline: null },
};

const HEADER: HeaderLine = {
  t: "header",
  schema: RESULTS_SCHEMA,
  ...{ run: "0123456789ab", suite: "0.1.0", spec: SPEC_VERSION, target: "reference", era: "7.2", seed: 1 },
  options: OPTIONS,
  capabilities: { commands: [], faults: [], exporters: [], instrumented: true, expendable: true },
  environment: { node: "v20.20.0", platform: "linux", arch: "x64", cpus: 2, kernel: null },
  started: "2026-10-01T10:00:00.000Z",
};

function findingOf({ clause, signature, kind = "outcome" }: SampleFinding, target: string): Finding {
  const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: SCRIPTED_EXPORTER };
  const step = { id: 1, do: "put", args: { buffer: null } } as const;
  return {
    schema: "dmabuf-ct/finding/1",
    ...{ clause, kind, signature, target, step: 1, blames: "framework", expected: "ok", observed: "EINVAL" },
    program: { schema: "dmabuf-ct/program/1", era: "7.2", config: DEFAULT_CONFIG, world, steps: [step] },
    steps: [{ id: 1, observed: "EINVAL" }],
    certificate: { passes: ["chunks"], lastSweepCandidates: 4, executions: 30, minimal: true },
    provenance: { suite: "0.1.0", seed: 1, path: "1", originalSteps: 9 },
  };
}

function clauseLine(id: ClauseId, verdict: Verdict): ClauseLine {
  const { owedBy } = clauseOf(id);
  const level = levelOf(id) ?? "must";
  return { t: "clause", id, level, owedBy, verdict, hits: 30, programs: 3, reason: null, known: null };
}

/** The line about a finding made by hand. */
export function sampleFinding(sample: SampleFinding, target = "reference"): FindingLine {
  const [k, n] = sample.reproduced ?? [1, 1];
  return findingLine(findingOf(sample, target), { round: 0, reproduced: { k, n } }, false);
}

/** A run made by hand. */
export function sampleRun({ header, options, verdicts = {}, findings = [], complete = true }: Sample = {}): Results {
  const head = { ...HEADER, ...header, options: { ...OPTIONS, ...options } };
  const lines = findings.map((sample) => sampleFinding(sample, head.target));
  const failed = lines.flatMap(({ finding, verdict }) => (finding.clause === null ? [] : [[finding.clause, verdict]]));
  const all = { ...verdicts, ...Object.fromEntries(failed) } as Readonly<Record<ClauseId, Verdict>>;
  const clauses = Object.entries(all).map(([id, verdict]) => clauseLine(id as ClauseId, verdict));
  const counted = { commands: 100, negativeCommands: 10, programs: 5, findings: lines.length, elapsedMs: 100 };
  return {
    header: head,
    progress: [],
    clauses,
    findings: lines,
    footer: {
      t: "footer",
      counts: countVerdicts(clauses),
      ...{ ...counted, outcomes: {}, transitions: 0, divergences: [] },
      ...{ exit: 0, interrupted: !complete, complete },
    },
  };
}
