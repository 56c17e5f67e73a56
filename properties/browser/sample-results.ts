// SPDX-License-Identifier: MIT
/** Results as no run gives them: larger, and with texts that want to be more than text. */
import { referenceTarget } from "../../impl/targets/reference.ts";
import { causeOf } from "../../reports/finding-line.ts";
import type { Results } from "../../reports/results-file.ts";
import { findingFileName } from "../../reports/signature.ts";
import { countVerdicts } from "../../reports/verdicts.ts";
import { CLAUSE_IDS, type ClauseId } from "../../spec/clauses/index.ts";
import { COMMAND_NAMES } from "../../spec/commands/index.ts";
import { FINDING_SCHEMA, type Finding, type StepReport } from "../../spec/finding.ts";
import { parseProgram } from "../../spec/program-file.ts";
import {
  type ClauseLine,
  type FindingLine,
  type HeaderLine,
  type ProgressLine,
  RESULTS_SCHEMA,
  VERDICTS,
} from "../../spec/result-lines.ts";
import { stepReports } from "../campaign/step-reports.ts";

/** Texts that break out of every place a text can stand in, if nothing stops them. */
export const HOSTILE = [
  "</script><script>window.broken = 1</script>",
  `"><img src=x onerror="window.broken = 1">`,
  "' onmouseover='window.broken = 1' x='",
  "</style></title></textarea><!-- <svg onload=window.broken=1>",
  "javascript:window.broken=1",
  "`+(window.broken=1)+`",
  "data:text/html,<script>window.broken=1</script>",
  "\u202etxt.exe\u0000\u001b[31m\u2028&lt;b&gt;",
  "$(touch broken); `touch broken` 'quoted'",
].join(" ");

const PROGRAM = parseProgram(
  JSON.stringify({
    schema: "dmabuf-ct/program/1",
    era: "7.2",
    world: { tasks: 2 },
    steps: [
      {
        ...{ id: 1, do: "export" },
        args: {
          size: "0x1000",
          flags: "O_RDWR",
          name: "exporter",
          owner: null,
          reservation: null,
          with: [],
          without: [],
        },
      },
      { id: 2, do: "attach", args: { buffer: 1, device: 0 }, task: 1 },
      { id: 3, do: "map-unlocked", args: { attachment: 2, direction: "DMA_BIDIRECTIONAL" } },
      { id: 4, do: "fd", args: { buffer: 1, flags: "O_CLOEXEC" } },
      { id: 5, do: "close", args: { fd: 4 } },
    ],
  }),
  "sample program",
);

function hostileSteps(steps: readonly StepReport[], text: string): StepReport[] {
  return steps.map((step) => ({
    ...step,
    observed: text,
    outcome: text,
    says: [text],
    others: [
      { of: text, outcome: text, calls: [{ op: "attach", on: text, locks: "none", reply: text }], says: [text] },
    ],
  }));
}

let shown: readonly StepReport[] | null = null;

/** The third step differs: the model counts another number of files. */
function sampleSteps(): StepReport[] {
  shown ??= stepReports(referenceTarget(), PROGRAM);
  return shown.slice(0, 3).map((step, at) => {
    if (at !== 2) return step;
    return { ...step, demanded: { outcome: step.outcome ?? "ok", says: [], census: { ...step.census, files: 7 } } };
  });
}

function findingAt(at: number, text: string | null): Finding {
  const clause = CLAUSE_IDS[at % 150] ?? null;
  const steps = sampleSteps();
  return {
    schema: FINDING_SCHEMA,
    target: text ?? "reference",
    ...{ clause, kind: "census", blames: "framework", step: 3 },
    ...{ expected: text ?? "files 7", observed: text ?? "files 1" },
    signature: `${clause}/map-unlocked/census/files!=${text ?? (at % 20 === 0 ? "more" : `other ${at}`)}`,
    program: PROGRAM,
    steps: text === null ? steps : hostileSteps(steps, text),
    certificate: { passes: ["delete"], lastSweepCandidates: 12, executions: 40, minimal: true },
    provenance: { suite: text ?? "0.1.0", seed: at, path: text ?? `${at}`, originalSteps: 60 },
  };
}

function findingLineAt(at: number, text: string | null): FindingLine {
  const finding = findingAt(at, text);
  const verdict = (["FAIL", "FAIL", "WARN", "XFAIL", "FLAKY"] as const)[at % 5] ?? "FAIL";
  return {
    t: "finding",
    file: text ?? `findings/${findingFileName(finding)}`,
    verdict,
    known:
      verdict === "XFAIL" ? { expectation: text ?? "known.expect:3", bug: text ?? "https://example.org/bug/1" } : null,
    reproduced: { k: verdict === "FLAKY" ? 3 : 10, n: 10 },
    cause: text ?? causeOf(finding),
    round: at,
    finding,
  };
}

function clauseAt(id: ClauseId, at: number, text: string | null): ClauseLine {
  const verdict = VERDICTS[at % 7 === 0 ? at % VERDICTS.length : 0] ?? "PASS";
  const known = verdict === "XFAIL" ? { expectation: text ?? "known.expect:3", bug: text } : null;
  const counts = { hits: verdict === "PASS" ? (at * at) % 9973 : 0, programs: at % 97 };
  return { t: "clause", id, level: "must", owedBy: "exporter", verdict, ...counts, reason: text, known };
}

function progressAt(at: number): ProgressLine {
  const hits = Object.fromEntries(CLAUSE_IDS.slice(at * 5, at * 5 + 5).map((id) => [id, [30, 3]]));
  return {
    t: "progress",
    ...{ round: at, commands: at * 1000, negativeCommands: at * 300, programs: at * 20, elapsedMs: at * 5000 },
    ...{ hits, transitions: Math.round(400 * Math.sqrt(at)), newTransitions: [] },
    outcomes: { export: { ok: 600, error: 200, blocked: 10, died: 1, refused: 2 } },
  };
}

function headerWith(text: string | null): HeaderLine {
  return {
    t: "header",
    schema: RESULTS_SCHEMA,
    ...{ run: "0123456789ab", suite: text ?? "0.1.0", spec: text ?? "2026.1", target: text ?? "reference" },
    ...{ era: "7.2", seed: 1, started: "2026-01-02T03:04:05.000Z" },
    options: {
      ...{ budgetMs: 60_000, commandsMax: null, only: [], exporters: [], minHits: 20, require: "must" },
      ...{ lenient: false, maxFindings: 200, shard: null, expect: text, baseline: text },
    },
    capabilities: {
      ...{ commands: COMMAND_NAMES.slice(0, 90), faults: ["alloc:file"], exporters: ["scripted"] },
      ...{ instrumented: true, expendable: false },
    },
    environment: { node: "v20.0.0", platform: text ?? "linux", arch: "x64", cpus: 2, kernel: text },
  };
}

export interface Sample {
  readonly clauses: number;
  readonly findings: number;
  /** Text to put wherever a target or a file can put one. */
  readonly text?: string;
}

/** Results of that size. Clauses beyond the register's have numbers that no clause will ever have. */
export function sampleResults({ clauses, findings, text }: Sample): Results {
  const hostile = text ?? null;
  const ids = Array.from({ length: clauses }, (_, at) => CLAUSE_IDS[at] ?? (`MAP-${9000 + at}` as ClauseId));
  const lines = ids.map((id, at) => clauseAt(id, at, hostile));
  return {
    header: headerWith(hostile),
    progress: Array.from({ length: 120 }, (_, at) => progressAt(at + 1)),
    clauses: lines,
    findings: Array.from({ length: findings }, (_, at) =>
      findingLineAt(at, hostile === null ? null : `${hostile}${at}`),
    ),
    footer: {
      t: "footer",
      ...{ counts: countVerdicts(lines), commands: 120_000, negativeCommands: 36_000, programs: 2400, findings },
      outcomes: { export: { ok: 72_000, error: 24_000, blocked: 1200, died: 120, refused: 240 } },
      ...{ transitions: 4382, divergences: ["DIV-04"], exit: 1 },
      ...{ interrupted: false, complete: true, elapsedMs: 600_000 },
    },
  };
}
