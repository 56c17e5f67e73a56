// SPDX-License-Identifier: MIT
/** SARIF 2.1.0: a rule for each clause that was violated, a result for each finding, its program as a code flow. */
import { type ClauseId, clauseOf } from "../spec/clauses/index.ts";
import { renderSetting, renderStep } from "../spec/render.ts";
import type { FindingLine } from "../spec/result-lines.ts";
import { newsBySubject } from "./news.ts";
import type { Results } from "./results-file.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** A message without links and placeholders: brackets would make the one, braces the other. */
const message = (text: string): { readonly text: string } => ({
  text: text.replace(/[[\]\\]/g, "\\$&").replace(/[{}]/g, "$&$&"),
});

const ruleId = ({ finding: { clause, kind } }: FindingLine): string => clause ?? kind;

function rule(id: string, clause: ClauseId | null): object {
  if (clause === null) return { id, shortDescription: { text: `${id} in third-party code` } };
  const { text, level, owedBy, sources } = clauseOf(clause);
  return {
    id,
    shortDescription: { text },
    help: { text: `${level}, owed by ${owedBy}. Sources: ${sources.join("; ")}. See: dmabuf-ct explain ${id}` },
    defaultConfiguration: { level: level === "must" ? "error" : "warning" },
    properties: { tags: [level, owedBy] },
  };
}

function rulesOf(findings: readonly FindingLine[]): { readonly ids: readonly string[]; readonly rules: object[] } {
  const byId = new Map(findings.map((line) => [ruleId(line), line.finding.clause]));
  return { ids: [...byId.keys()], rules: [...byId].map(([id, clause]) => rule(id, clause)) };
}

/** Relative, with every character that a URI does not have for itself encoded. */
const uriOf = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/** The file that is at fault: a module under test; otherwise the finding's own. */
function fileOf({ finding, file }: FindingLine): string {
  const [, path] = /^(?:exporter|importer):(.+)$/.exec(finding.target) ?? [];
  return path ?? file;
}

function location(line: FindingLine, text?: string): object {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(fileOf(line)) }, region: { startLine: 1 } },
    ...(text === undefined ? {} : { message: message(text) }),
  };
}

function threadFlow(line: FindingLine): object {
  const { program, steps, step: wrong } = line.finding;
  const seen = new Map(steps.map(({ id, observed }) => [id, observed]));
  const texts = program.steps.map((step) => {
    const observed = seen.get(step.id);
    const text = observed === undefined ? renderStep(step) : `${renderStep(step)}: ${observed}`;
    return { text, importance: step.id === wrong ? "essential" : "important" };
  });
  const setting = { text: renderSetting(program).join("; "), importance: "unimportant" };
  return {
    locations: [setting, ...texts].map(({ text, importance }) => ({ location: location(line, text), importance })),
  };
}

const LEVELS = { FAIL: "error", WARN: "warning", XFAIL: "note", FLAKY: "warning" } as const;

type NewsOf = ReturnType<typeof newsBySubject>;

/** SARIF wants it of every result, or of none. */
function baselineState({ finding }: FindingLine, news: NewsOf): "new" | "unchanged" {
  const old = news.get(finding.clause ?? finding.kind)?.old ?? [];
  return old.includes(finding.signature) ? "unchanged" : "new";
}

function result(line: FindingLine, ids: readonly string[], news: NewsOf | null): object {
  const { finding, verdict, known, reproduced, cause } = line;
  const { expected, observed, blames, signature } = finding;
  const should = finding.clause !== null && clauseOf(finding.clause).level === "should";
  return {
    ruleId: ruleId(line),
    ruleIndex: ids.indexOf(ruleId(line)),
    level: verdict === "FAIL" && should ? "warning" : LEVELS[verdict],
    message: message(`Expected ${expected}, observed ${observed} (broken by: ${blames}).`),
    locations: [location(line)],
    ...(news === null ? {} : { baselineState: baselineState(line, news) }),
    partialFingerprints: { "signature/v1": signature, "cause/v1": cause },
    codeFlows: [{ threadFlows: [threadFlow(line)] }],
    ...(known === null ? {} : { suppressions: [{ kind: "external", justification: known.bug ?? known.expectation }] }),
    properties: { verdict, reproduced: `${reproduced.k}/${reproduced.n}`, replay: `dmabuf-ct replay ${line.file}` },
  };
}

/** The results as SARIF. */
export function sarifReport(results: Results): string {
  const { header, findings, footer } = results;
  const { ids, rules } = rulesOf(findings);
  const news = results.baseline === undefined ? null : newsBySubject(results);
  const run = {
    tool: { driver: { name: "dmabuf-ct", version: header.suite, rules } },
    automationDetails: { id: `dmabuf-ct/${header.run}` },
    invocations: [
      {
        executionSuccessful: footer?.complete === true,
        startTimeUtc: header.started,
        ...(footer === null ? {} : { exitCode: footer.exit }),
      },
    ],
    properties: { target: header.target, era: header.era, seed: header.seed, spec: header.spec },
    results: findings.map((line) => result(line, ids, news)),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}
