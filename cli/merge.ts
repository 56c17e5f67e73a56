// SPDX-License-Identifier: MIT
import { join } from "node:path";
import type { Command } from "commander";
import { conclusionOf } from "../reports/conclusion.ts";
import { EXIT, exitCodeOf } from "../reports/exit-code.ts";
import { plural } from "../reports/layout.ts";
import { type Merged, mergeShards } from "../reports/merge-shards.ts";
import { lineText, RESULTS_FILE, ResultsWriter } from "../reports/results-writer.ts";
import { countVerdicts } from "../reports/verdicts.ts";
import type { ResultLine } from "../spec/result-lines.ts";
import { Gate } from "./gate.ts";
import { print } from "./output.ts";
import { resultsFrom } from "./read-results.ts";
import { folder } from "./values.ts";

/** All lines but the header, in the order of a run's own file. */
function linesOf({ progress, findings, clauses, expectations, baseline, footer }: Merged): ResultLine[] {
  const besides = [expectations, baseline].filter((line) => line !== undefined);
  return [...findings, ...progress, ...clauses, ...besides, footer];
}

function writeInto(out: string, results: Merged): void {
  const writer = ResultsWriter.begin(out, results.header);
  for (const line of results.findings) writer.finding(line);
  writer.lines(linesOf({ ...results, findings: [] }));
}

/** What one shard cannot tell: whether an expectation matched nothing, and what changed since the baseline. */
function gated(merged: Merged): Merged {
  const { header, footer } = merged;
  const { expect, baseline, require } = header.options;
  if (expect === null && baseline === null) return merged;
  const { clauses, outcome, ...others } = new Gate(header).judge(merged, footer.complete);
  const decided = footer.exit === EXIT.broken || footer.exit >= EXIT.interrupted;
  const exit = decided ? footer.exit : exitCodeOf({ ...outcome, require, signal: null });
  return { ...merged, ...others, clauses, footer: { ...footer, counts: countVerdicts(clauses), exit } };
}

function merge(files: readonly string[], { out }: { readonly out?: string }): void {
  const merged = gated(mergeShards(files.map((name) => ({ name, results: resultsFrom(name) }))));
  if (out === undefined) process.stdout.write([merged.header, ...linesOf(merged)].map(lineText).join(""));
  else {
    writeInto(out, merged);
    const merging = `${plural(files.length, "shard")} merged`;
    print([`${merging}; ${conclusionOf(merged).text}`, `results: ${join(out, RESULTS_FILE)}`]);
  }
  process.exitCode = merged.footer.exit;
}

/** `dmabuf-ct merge` */
export function addMerge(program: Command): void {
  program
    .command("merge")
    .summary("the shards of a run as one")
    .description("Merge the results of all shards of a run; the result and the exit code are those of the whole run.")
    .argument("<results...>", "results.jsonl of each shard, or the folder it is in")
    .option("--out <dir>", "write results.jsonl and findings/ there instead of standard output", folder)
    .action(merge);
}
