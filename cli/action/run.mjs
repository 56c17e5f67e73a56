// SPDX-License-Identifier: MIT
// The step of the GitHub Action: a run, its reports, what GitHub shows of it. Inputs come as environment variables, and
// go to the program as arguments: no shell ever reads them.
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../dmabuf-ct.mjs", import.meta.url));

/** Inputs that are options of `run` under the same name. */
const OPTIONS = [
  ...["target", "era", "seed", "budget", "commands", "clause", "exporter", "module", "provider"],
  ...["require", "shard", "expect", "baseline", "out"],
];

/** What is derived from the results, by name of the file. */
const REPORTS = { "report.html": "html", "junit.xml": "junit", "summary.md": "md", "results.sarif": "sarif" };

const VERDICTS = { 0: "conforms", 1: "violated", 4: "stale", 5: "flaky", 6: "not-exercised", 8: "regressed" };

/** GitHub shows ten annotations of a step and drops the others without a word. */
const ANNOTATIONS_MAX = 10;

const input = (name) => (process.env[`DMABUF_CT_${name.toUpperCase()}`] ?? "").trim();

function dmabufCt(args) {
  const { status, error } = spawnSync(process.execPath, [BIN, ...args], { stdio: "inherit" });
  if (error !== undefined) throw error;
  return status ?? 3;
}

/** What a target says must not be taken for a command to GitHub. */
function quietly(what) {
  const token = randomUUID();
  console.log(`::stop-commands::${token}`);
  try {
    return what();
  } finally {
    console.log(`::${token}::`);
  }
}

function runArguments() {
  const given = OPTIONS.filter((name) => input(name) !== "");
  const lenient = input("lenient") === "true" ? ["--lenient"] : [];
  return ["run", "--progress", "off", ...given.map((name) => `--${name}=${input(name)}`), ...lenient];
}

/** Lines of one kind; a last line cut off in the middle does not count. */
function linesOf(file, kind) {
  const rows = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return rows.map((row) => JSON.parse(row)).filter(({ t }) => t === kind);
}

const escaped = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapedProperty = (text) => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

const ORDER = ["FAIL", "FLAKY", "WARN"];

function annotate(findings) {
  const shown = findings
    .filter(({ verdict }) => ORDER.includes(verdict))
    .sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const most = shown.length > ANNOTATIONS_MAX ? ANNOTATIONS_MAX - 1 : ANNOTATIONS_MAX;
  for (const { verdict, finding } of shown.slice(0, most)) {
    const level = verdict === "FAIL" ? "error" : "warning";
    const text = `${finding.signature}\nexpected ${finding.expected}\nobserved ${finding.observed}`;
    console.log(
      `::${level} title=${escapedProperty(`${verdict} ${finding.clause ?? finding.kind}`)}::${escaped(text)}`,
    );
  }
  if (shown.length > most) console.log(`::notice::${shown.length - most} more findings are in the report`);
}

/** Appends to a file that GitHub names; elsewhere there is none. */
function tell(variable, text) {
  const file = process.env[variable];
  if (file !== undefined && file !== "") appendFileSync(file, text);
}

function outputs(values) {
  tell(
    "GITHUB_OUTPUT",
    Object.entries(values)
      .map(([name, value]) => `${name}=${escaped(String(value))}\n`)
      .join(""),
  );
}

function derive(out, results) {
  for (const [name, format] of Object.entries(REPORTS)) {
    const baseline = format === "html" && input("baseline") !== "" ? [`--baseline=${input("baseline")}`] : [];
    dmabufCt(["report", results, "--format", format, "--output", join(out, name), ...baseline]);
  }
  const summary = join(out, "summary.md");
  if (existsSync(summary)) tell("GITHUB_STEP_SUMMARY", readFileSync(summary, "utf8"));
}

const out = input("out") || "out";
const results = join(out, "results.jsonl");
const exit = quietly(() => dmabufCt(runArguments()));
// A usage error comes before anything is written: what lies there is another run's.
const ran = exit !== 2 && existsSync(results);
const findings = ran ? linesOf(results, "finding") : [];
if (ran) quietly(() => derive(out, results));
annotate(findings);
outputs({ exit, verdict: VERDICTS[exit] ?? "broken", findings: findings.length, results: ran ? results : "" });
process.exitCode = exit;
