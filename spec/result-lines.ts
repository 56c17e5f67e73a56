// SPDX-License-Identifier: MIT
/** The lines of `results.jsonl`: the truth about a run. Every other report is derived from them. */
import * as z from "zod";
import { CLAUSE_IDS } from "./clauses/index.ts";
import { COMMAND_NAMES } from "./commands/index.ts";
import { DIVERGENCE_IDS } from "./divergences.ts";
import { RUNNABLE_ERAS } from "./eras.ts";
import { FAULT_POINTS } from "./fault.ts";
import { EXPORTER_KINDS } from "./program.ts";
import { findingSchema } from "./schema.ts";

export const RESULTS_SCHEMA = "dmabuf-ct/results/2";

/**
 * `PASS` exercised often enough, nothing violated · `FAIL` violated · `WARN` a recommendation (level `should`) violated
 * in a lenient run · `NOT_EXERCISED` fewer hits than asked for · `UNTESTED` nothing checks it yet · `SKIP` cannot occur on
 * this target or in this era · `XFAIL` violated as an expectation says · `XPASS` held although an expectation says that it
 * fails · `FLAKY` violated, but not every time its program runs.
 */
export const VERDICTS = [
  "PASS",
  "FAIL",
  "WARN",
  "NOT_EXERCISED",
  "UNTESTED",
  "SKIP",
  "XFAIL",
  "XPASS",
  "FLAKY",
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** What a finding amounts to. */
export const FINDING_VERDICTS = ["FAIL", "WARN", "XFAIL", "FLAKY"] as const;

export type FindingVerdict = (typeof FINDING_VERDICTS)[number];

/**
 * How a clause changed between two runs. `new` fails in a way it did not fail before · `worse` only warns or is flaky in a
 * new way · `lost` held, and a clause that must be exercised was not judged any more · `fixed` failed and holds · `known`
 * fails as before, or as an expectation says · `unseen` failed and was not judged, or held and cannot occur · `gained`
 * was not judged and holds.
 */
export const CHANGES = ["new", "worse", "lost", "fixed", "known", "unseen", "gained"] as const;

export type Change = (typeof CHANGES)[number];

/** Which clauses must have been exercised for exit code 0. */
export const REQUIREMENTS = ["must", "all", "none"] as const;

export type Requirement = (typeof REQUIREMENTS)[number];

const count = z.int().min(0);
const clauseId = z.enum(CLAUSE_IDS);
const commandName = z.enum(COMMAND_NAMES);

const shard = z
  .strictObject({ index: z.int().min(1), of: z.int().min(1) })
  .refine(({ index, of }) => index <= of, "expected index to be at most of");

const runOptions = z.strictObject({
  budgetMs: count.nullable(),
  commandsMax: count.nullable(),
  only: z.array(clauseId).describe("clauses asked for; empty: all"),
  exporters: z.array(z.enum(EXPORTER_KINDS)).describe("exporters asked for; empty: all the target has"),
  minHits: count,
  require: z.enum(REQUIREMENTS),
  lenient: z.boolean().describe("a recommendation not followed only warns"),
  maxFindings: count,
  shard: shard.nullable().describe("the rounds this run made; null: all"),
  expect: z.string().nullable().describe("file of known failures"),
  baseline: z.string().nullable().describe("results of an earlier run it was held against"),
});

const capabilities = z.strictObject({
  commands: z.array(commandName),
  faults: z.array(z.enum(FAULT_POINTS)),
  exporters: z.array(z.enum(EXPORTER_KINDS)),
  instrumented: z.boolean(),
  expendable: z.boolean(),
});

const environment = z.strictObject({
  node: z.string(),
  platform: z.string(),
  arch: z.string(),
  cpus: count,
  kernel: z.string().nullable().describe("the kernel under test; null: none"),
});

const header = z.strictObject({
  t: z.literal("header"),
  schema: z.literal(RESULTS_SCHEMA),
  run: z.string().regex(/^[0-9a-f]{12}$/, "expected 12 hex digits"),
  suite: z.string().describe("version of the suite"),
  spec: z.string().describe("version of the register of clauses"),
  target: z.string(),
  era: z.enum(RUNNABLE_ERAS),
  seed: z.int(),
  options: runOptions,
  capabilities,
  environment,
  started: z.iso.datetime(),
});

const outcomes = z.strictObject({ ok: count, error: count, blocked: count, died: count, refused: count });
const outcomesByCommand = z.partialRecord(commandName, outcomes);

const progress = z.strictObject({
  t: z.literal("progress"),
  round: count.describe("the first round that is not counted yet"),
  commands: count,
  negativeCommands: count,
  programs: count,
  elapsedMs: count,
  hits: z
    .partialRecord(clauseId, z.tuple([count, count]))
    .describe("hits, and programs with a hit, since the line before"),
  outcomes: outcomesByCommand.describe("ends of each command since the line before"),
  transitions: count.describe("different abstract transitions seen so far"),
  newTransitions: z.array(count).describe("numbers of those first seen since the line before"),
});

const resumed = z.strictObject({ t: z.literal("resumed"), round: count, started: z.iso.datetime() });

const known = z.strictObject({
  expectation: z.string().describe("where the expectation stands"),
  bug: z.string().nullable(),
});

const clause = z.strictObject({
  t: z.literal("clause"),
  id: clauseId,
  level: z.enum(["must", "should", "may", "implementation", "undefined"]),
  owedBy: z.enum(["framework", "exporter", "importer", "userspace"]),
  verdict: z.enum(VERDICTS),
  hits: count.describe("how often its premise held"),
  programs: count.describe("programs in which its premise held"),
  reason: z.string().nullable().describe("why it was not judged"),
  known: known.nullable(),
});

const finding = z.strictObject({
  t: z.literal("finding"),
  file: z.string().describe("relative to the results file"),
  verdict: z.enum(FINDING_VERDICTS),
  known: known.nullable(),
  reproduced: z.strictObject({ k: count, n: count }).describe("the minimal program fails in k of n runs"),
  cause: z.string().describe("findings of one cause share it"),
  round: count.nullable().describe("the round that drew it; null: none, it is a fixture"),
  finding: findingSchema,
});

/**
 * `MATCHED` failed as expected · `QUIET` a flaky or seldom one did not fail this time · `ELSEWHERE` about other runs ·
 * `UNDECIDED` its clause was not exercised often enough, or the run did not end · `XPASS` held · `XDIFF` failed in another way ·
 * `STALE` nothing in this run could ever match · `EXPIRED` its last day is over · `EMPTY` its pattern matches no clause ·
 * `WIDE` its pattern matches too much.
 */
export const ENTRY_VERDICTS = [
  ...(["MATCHED", "QUIET", "ELSEWHERE", "UNDECIDED"] as const),
  ...(["XPASS", "XDIFF", "STALE", "EXPIRED", "EMPTY", "WIDE"] as const),
] as const;

export type EntryVerdict = (typeof ENTRY_VERDICTS)[number];

const expectations = z.strictObject({
  t: z.literal("expectations"),
  file: z.string(),
  entries: z.array(
    z.strictObject({
      line: count,
      kind: z.string(),
      pattern: z.string().describe("of clauses"),
      signature: z.string().describe("pattern of signatures"),
      bug: z.string(),
      until: z.string().describe("last day on which it excuses anything"),
      note: z.string().nullable(),
      verdict: z.enum(ENTRY_VERDICTS),
      reason: z.string(),
    }),
  ),
});

const verdictOrNone = z.enum(VERDICTS).nullable();

const baseline = z.strictObject({
  t: z.literal("baseline"),
  file: z.string(),
  run: z.string(),
  target: z.string(),
  seed: z.int(),
  unchanged: count.describe("clauses of which there is nothing to say"),
  uncompared: count.describe("clauses that one of the runs was not asked for"),
  transitions: z.array(
    z.strictObject({
      subject: z.string().describe("a clause, or the kind of what no clause names"),
      change: z.enum(CHANGES),
      from: verdictOrNone,
      to: verdictOrNone,
      fresh: z.array(z.string()).describe("signatures that came"),
      gone: z.array(z.string()).describe("signatures that went"),
      same: z.array(z.string()).describe("signatures that stayed"),
    }),
  ),
});

const footer = z.strictObject({
  t: z.literal("footer"),
  counts: z.record(z.enum(VERDICTS), count),
  commands: count,
  negativeCommands: count,
  programs: count,
  findings: count,
  outcomes: outcomesByCommand,
  transitions: count,
  divergences: z
    .array(z.enum(DIVERGENCE_IDS))
    .describe("entries of the divergence register that a kernel was seen to diverge in"),
  exit: count,
  interrupted: z.boolean(),
  complete: z.boolean().describe("the budget was used; otherwise --resume goes on"),
  elapsedMs: count,
});

/** One line of `results.jsonl`. */
export const resultLineSchema = z.discriminatedUnion("t", [
  header,
  progress,
  resumed,
  finding,
  clause,
  expectations,
  baseline,
  footer,
]);

export type RunOptionsLine = z.output<typeof runOptions>;
export type Shard = z.output<typeof shard>;
export type KnownFailure = z.output<typeof known>;
export type HeaderLine = z.output<typeof header>;
export type ProgressLine = z.output<typeof progress>;
export type ResumedLine = z.output<typeof resumed>;
export type ClauseLine = z.output<typeof clause>;
export type FindingLine = z.output<typeof finding>;
export type ExpectationsLine = z.output<typeof expectations>;
export type BaselineLine = z.output<typeof baseline>;
export type FooterLine = z.output<typeof footer>;
export type ResultLine = z.output<typeof resultLineSchema>;
