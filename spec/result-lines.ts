// SPDX-License-Identifier: MIT
/** The lines of `results.jsonl`: the truth about a run. Every other report is derived from them. */
import * as z from "zod";
import { CLAUSE_IDS } from "./clauses/index.ts";
import { DIVERGENCE_IDS } from "./divergences.ts";
import { RUNNABLE_ERAS } from "./eras.ts";
import { EXPORTER_KINDS } from "./program.ts";
import { violationFields } from "./schema.ts";

export const RESULTS_SCHEMA = "dmabuf-ct/results/1";

/**
 * `PASS` exercised often enough, nothing violated · `FAIL` violated · `WARN` a recommendation (level `should`) violated
 * in a lenient run · `NOT_EXERCISED` fewer hits than asked for · `UNTESTED` nothing checks it yet · `SKIP` cannot occur on this target or
 * in this era.
 */
export const VERDICTS = ["PASS", "FAIL", "WARN", "NOT_EXERCISED", "UNTESTED", "SKIP"] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Which clauses must have been exercised for exit code 0. */
export const REQUIREMENTS = ["must", "all", "none"] as const;

export type Requirement = (typeof REQUIREMENTS)[number];

const count = z.int().min(0);
const clauseId = z.enum(CLAUSE_IDS);

const header = z.strictObject({
  t: z.literal("header"),
  schema: z.literal(RESULTS_SCHEMA),
  suite: z.string().describe("version of the suite"),
  target: z.string(),
  era: z.enum(RUNNABLE_ERAS),
  seed: z.int(),
  budgetMs: count.nullable(),
  commandsMax: count.nullable(),
  only: z.array(clauseId).describe("clauses asked for; empty: all"),
  exporters: z.array(z.enum(EXPORTER_KINDS)).describe("exporters asked for; empty: all the target has"),
  minHits: count,
  require: z.enum(REQUIREMENTS),
  lenient: z.boolean().describe("a recommendation not followed only warns"),
  started: z.iso.datetime(),
});

const clause = z.strictObject({
  t: z.literal("clause"),
  id: clauseId,
  level: z.enum(["must", "should", "may", "implementation", "undefined"]),
  owedBy: z.enum(["framework", "exporter", "importer", "userspace"]),
  verdict: z.enum(VERDICTS),
  hits: count.describe("how often its premise held"),
  reason: z.string().nullable().describe("why it was not judged"),
});

const finding = z.strictObject({
  t: z.literal("finding"),
  ...violationFields,
  verdict: z.enum(["FAIL", "WARN"]),
  file: z.string().describe("relative to the results file"),
  steps: z.strictObject({ original: count, minimal: count }),
  certified: z.boolean().describe("nothing smaller fails the same way"),
});

const footer = z.strictObject({
  t: z.literal("footer"),
  counts: z.record(z.enum(VERDICTS), count),
  commands: count,
  negativeCommands: count,
  programs: count,
  findings: count,
  divergences: z
    .array(z.enum(DIVERGENCE_IDS))
    .describe("entries of the divergence register that a kernel was seen to diverge in"),
  exit: count,
  interrupted: z.boolean(),
  elapsedMs: count,
});

/** One line of `results.jsonl`. */
export const resultLineSchema = z.discriminatedUnion("t", [header, clause, finding, footer]);

export type HeaderLine = z.output<typeof header>;
export type ClauseLine = z.output<typeof clause>;
export type FindingLine = z.output<typeof finding>;
export type FooterLine = z.output<typeof footer>;
export type ResultLine = z.output<typeof resultLineSchema>;
