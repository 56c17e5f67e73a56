// SPDX-License-Identifier: MIT
/** A run that never was, with every verdict once: what reports and exit codes are tried on. */
import { findingLine } from "../../reports/finding-line.ts";
import type { Results } from "../../reports/results-file.ts";
import { withRunId } from "../../reports/run-id.ts";
import { countVerdicts, verdictsOf } from "../../reports/verdicts.ts";
import { type ClauseId, clauseOf } from "../../spec/clauses/index.ts";
import type { Finding } from "../../spec/finding.ts";
import { DEFAULT_CONFIG, DEFAULT_DEVICE, SCRIPTED_EXPORTER } from "../../spec/program.ts";
import type {
  BaselineLine,
  Change,
  ClauseLine,
  EntryVerdict,
  ExpectationsLine,
  FindingLine,
  FindingVerdict,
  FooterLine,
  HeaderLine,
  Verdict,
} from "../../spec/result-lines.ts";

/** The clause that has each verdict. */
export const CLAUSE_WITH: Readonly<Record<Verdict, ClauseId>> = {
  PASS: "NAME-01",
  FAIL: "MAP-36",
  WARN: "MAP-33",
  NOT_EXERCISED: "SEEK-01",
  UNTESTED: "EXPORT-10",
  SKIP: "EXPORT-11",
  XFAIL: "MAP-24",
  XPASS: "REF-22",
  FLAKY: "ATTACH-04",
};

/** Texts as a target might choose them. */
export interface Texts {
  readonly target: string;
  readonly observed: string;
  readonly bug: string;
}

export const PLAIN_TEXTS: Texts = { target: "exporter:./mine.ts", observed: "ok", bug: "https://bugs.example/17" };

/** What would act where it is shown, if it were not made plain. */
export const HOSTILE_TEXTS: Texts = {
  target: 'exporter:./"><script>alert(1)</script>.ts',
  observed:
    "``` </pre>]]><img src=x onerror=alert(1)> | @everyone [x](javascript:1) {0} # SKIP \u001b[31m\u0000\u202e\nnot ok 1 X",
  bug: "# SKIP `bug` <b>\nok 9 FAKE",
};

export const FAKE_HEADER: HeaderLine = withRunId({
  t: "header",
  schema: "dmabuf-ct/results/2",
  ...{ suite: "0.1.0", spec: "dma-buf-2026.1", target: PLAIN_TEXTS.target, era: "7.2", seed: 7 },
  options: {
    ...{ budgetMs: null, commandsMax: 1000, only: Object.values(CLAUSE_WITH), exporters: [], minHits: 20 },
    ...{ require: "must", lenient: true, maxFindings: 10, shard: null, expect: "mine.expect", baseline: "out/base" },
  },
  capabilities: {
    commands: ["export", "put"],
    faults: [],
    exporters: ["module"],
    instrumented: true,
    expendable: true,
  },
  environment: { node: "v20.0.0", platform: "linux", arch: "x64", cpus: 2, kernel: null },
  started: "2026-01-01T00:00:00.000Z",
});

/** A finding about a clause; null: a hang. */
export function fakeFinding(clause: ClauseId | null, { target, observed }: Texts = PLAIN_TEXTS): Finding {
  const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: SCRIPTED_EXPORTER };
  const steps = [
    { id: 1, do: "module-new", args: {} },
    { id: 2, do: "put", args: { buffer: null } },
  ] as const;
  return {
    schema: "dmabuf-ct/finding/1",
    ...{
      clause,
      kind: clause === null ? "hang" : "outcome",
      blames: clause === null ? "exporter" : clauseOf(clause).owedBy,
    },
    ...{ step: 2, expected: "EINVAL", observed, signature: `${clause ?? "-"}/put/outcome/EINVAL!=${observed}`, target },
    program: { schema: "dmabuf-ct/program/1", era: "7.2", config: DEFAULT_CONFIG, world, steps },
    steps: [
      { id: 1, observed: "ok" },
      { id: 2, observed },
    ],
    certificate: { passes: ["chunks"], lastSweepCandidates: 4, executions: 30, minimal: true },
    provenance: { suite: "0.1.0", seed: 7, path: "1", originalSteps: 80 },
  };
}

function lineWith(verdict: FindingVerdict, clause: ClauseId | null, texts: Texts): FindingLine {
  const reproduced = verdict === "FLAKY" ? { k: 3, n: 10 } : { k: 1, n: 1 };
  const line = findingLine(fakeFinding(clause, texts), { round: 0, reproduced }, true);
  const known = verdict === "XFAIL" ? { expectation: "mine.expect:3", bug: texts.bug } : null;
  return { ...line, verdict, known };
}

function clausesWith(findings: readonly FindingLine[]): ClauseLine[] {
  const hits = { [CLAUSE_WITH.PASS]: 900, [CLAUSE_WITH.XPASS]: 900, [CLAUSE_WITH.NOT_EXERCISED]: 3 };
  const { options, era } = FAKE_HEADER;
  const counted = { hits, programsByClause: hits, expected: Object.values(CLAUSE_WITH), findings };
  const lines = verdictsOf(counted, { era, minHits: 20, lenient: true, only: options.only });
  const expected = { verdict: "XPASS", reason: "expected to fail by mine.expect:4", known: KNOWN_PASS } as const;
  return lines.map((line) => (line.id === CLAUSE_WITH.XPASS ? { ...line, ...expected } : line));
}

const KNOWN_PASS = { expectation: "mine.expect:4", bug: "https://bugs.example/18" };

/** A file of known failures with entries that fit, held, and are out of date. */
function expectationsWith({ observed, bug }: Texts): ExpectationsLine {
  const entry = (line: number, pattern: string, verdict: EntryVerdict, reason: string) => ({
    ...{ line, kind: "FAIL", pattern, signature: `*/${observed}`, bug, until: "2026-12-31", note: observed },
    ...{ verdict, reason },
  });
  const entries = [
    entry(3, CLAUSE_WITH.XFAIL, "MATCHED", "failed as expected"),
    entry(4, CLAUSE_WITH.XPASS, "XPASS", `held: ${CLAUSE_WITH.XPASS}`),
    entry(5, "MAP-3?", "STALE", "nothing in this run could match it"),
    entry(6, "MAP-3?", "STALE", observed),
    entry(7, "CPU-01", "EXPIRED", "its last day was 2025-12-31"),
  ];
  return { t: "expectations", file: "mine.expect", entries };
}

/** An earlier run in which one failure was seen, and another clause held. */
function baselineWith({ target, observed }: Texts): BaselineLine {
  const transition = (subject: string, change: Change, from: Verdict | null, to: Verdict | null) => {
    return { subject, change, from, to, fresh: [] as string[], gone: [] as string[], same: [] as string[] };
  };
  const fresh = [`${CLAUSE_WITH.FAIL}/put/outcome/EINVAL!=${observed}`];
  const same = [`-/put/outcome/EINVAL!=${observed}`];
  const transitions = [
    { ...transition(CLAUSE_WITH.FAIL, "new", "PASS", "FAIL"), fresh },
    transition(CLAUSE_WITH.NOT_EXERCISED, "lost", "PASS", "NOT_EXERCISED"),
    { ...transition(CLAUSE_WITH.PASS, "fixed", "FAIL", "PASS"), gone: [`${CLAUSE_WITH.PASS}/put/value/a!=b`] },
    { ...transition("hang", "known", "FAIL", "FAIL"), same },
  ];
  const earlier = { file: "out/base", run: "0123456789ab", target, seed: 6 };
  return { t: "baseline", ...earlier, unchanged: 6, uncompared: 0, transitions };
}

/** The run. Its lines are the same whenever and wherever it is made. */
export function everyVerdict(texts: Texts = PLAIN_TEXTS): Results & { readonly footer: FooterLine } {
  const findings = [
    lineWith("FAIL", CLAUSE_WITH.FAIL, texts),
    lineWith("WARN", CLAUSE_WITH.WARN, texts),
    lineWith("XFAIL", CLAUSE_WITH.XFAIL, texts),
    lineWith("FLAKY", CLAUSE_WITH.FLAKY, texts),
    lineWith("FAIL", null, texts),
  ];
  const clauses = clausesWith(findings);
  const footer: FooterLine = {
    ...{ t: "footer", counts: countVerdicts(clauses), commands: 1000, negativeCommands: 100, programs: 10 },
    ...{ findings: findings.length, outcomes: {}, transitions: 0, divergences: [], exit: 1 },
    ...{ interrupted: false, complete: true, elapsedMs: 1500 },
  };
  const against = { expectations: expectationsWith(texts), baseline: baselineWith(texts) };
  return { header: { ...FAKE_HEADER, target: texts.target }, progress: [], clauses, findings, ...against, footer };
}
