// SPDX-License-Identifier: MIT
/**
 * Prints every figure of the suite as JSON beside its target. Options: `--only throughput,memory,shrinking,bugs,linux`,
 * `--seeds N`, `--mutants <id,…>` (for shrinking all mutants, for bugs those that repeat one of the past). Runs as a bundle of its own: vitest's module transform would slow the engine.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { MUTANTS } from "../../impl/mutants/index.ts";
import { referenceTarget } from "../../impl/targets/reference.ts";
import { TASKS_MAX } from "../../spec/program.ts";
import { measureBugs, PAST_BUGS } from "./bugs.ts";
import { measureLinux } from "./linux.ts";
import { measureMemory } from "./memory.ts";
import { ALL_MUTANTS, measureShrinking } from "./shrinking.ts";
import { measureExecutedShare, measureThroughput } from "./throughput.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const TARGETS = {
  engineOverStock: "at least 3, aim for 5",
  engineTimeOverBare: "at most 1.15",
  executedShare: 1,
  ratioMedian: 1,
  ratioMean: "at most 1.02",
  ratioWorst: "at most 1.25",
  executionsP90UpToSixSteps: "at most 150",
  slipped: 0,
  commandsMedian: "at most 500 thousand, of each bug that up to 12 commands trigger",
  severalForms: "none",
  linux: {
    bootMs: "below 500",
    judgedCommandsPerSecond: "at least 15 thousand, aim for 30",
    engineShare: "below 0.15",
    shrinkMs: "below 10000",
  },
  residentMegabytes: "flat after the first sample, below 250",
};

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "throughput,memory,shrinking,bugs,linux" },
    seeds: { type: "string" },
    mutants: { type: "string" },
  },
});
const mutants = values.mutants?.split(",");
const unknown = mutants?.find((id) => !(id in MUTANTS));
if (unknown !== undefined) {
  process.stderr.write(`bench: --mutants: unknown mutant ${JSON.stringify(unknown)}; see "dmabuf-ct list mutants"\n`);
  process.exit(2);
}
const only = new Set(values.only.split(","));
const target = referenceTarget();
const result: Record<string, unknown> = { targets: TARGETS, node: process.version };
// Memory first: what runs after it must not count as its own.
if (only.has("memory")) result["memory"] = measureMemory(target, 5_000_000);
if (only.has("throughput")) {
  result["throughput"] = { oneTask: measureThroughput(target, 1), fourTasks: measureThroughput(target, TASKS_MAX) };
  result["executedShare"] = measureExecutedShare(target, 2000);
}
if (only.has("shrinking")) {
  result["shrinking"] = await measureShrinking(ROOT, Number(values.seeds ?? 100), mutants ?? ALL_MUTANTS);
}
if (only.has("bugs")) result["bugs"] = await measureBugs(ROOT, Number(values.seeds ?? 20), mutants ?? PAST_BUGS);
if (only.has("linux")) result["linux"] = await measureLinux();
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
