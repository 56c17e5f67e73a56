// SPDX-License-Identifier: MIT
/** The thread that holds the target: third-party code runs here and may throw, hang or exit without harm to the rest. */
import { parentPort, workerData } from "node:worker_threads";
import { type CampaignOptions, isModule } from "../../spec/campaign.ts";
import { CLAUSE_IDS, type ClauseId } from "../../spec/clauses/index.ts";
import type { TargetDescription } from "../../spec/engine-api.ts";
import { RUNNABLE_ERAS } from "../../spec/eras.ts";
import type { Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { UserError } from "../../spec/user-error.ts";
import { Campaign, type CampaignStart, FROM_THE_START } from "../campaign/campaign.ts";
import { Counters } from "../campaign/counters.ts";
import { expectedClauses } from "../campaign/expected.ts";
import { findingOf } from "../campaign/finding.ts";
import { stepReports } from "../campaign/step-reports.ts";
import { runProgram } from "../lockstep/run-program.ts";
import { journaled, mustStop } from "./journal.ts";
import { loadTarget } from "./load-target.ts";
import type { Answers, Reply, Request, WorkerData } from "./protocol.ts";

const data = workerData as WorkerData;
const port = parentPort;
if (port === null) throw new Error("the worker runs as a thread only");

function send(reply: Reply): void {
  port?.postMessage(reply);
}

function describe(target: Target): TargetDescription {
  const { exporters, commands, eras, faults, instrumented, expendable } = target.capabilities;
  const clauses = new Set<ClauseId>(RUNNABLE_ERAS.flatMap((era) => expectedClauses(target.capabilities, era)));
  return {
    name: target.name,
    exporters: exporters.map((e) => e.kind),
    commands: [...commands],
    faults: [...faults],
    ...{ instrumented, expendable },
    eras,
    clauses: CLAUSE_IDS.filter((id) => clauses.has(id)),
  };
}

function campaignOf(target: Target, options: CampaignOptions, start: CampaignStart): Campaign {
  const began = performance.now();
  return new Campaign(
    target,
    options,
    {
      onProgress: (progress) => send({ kind: "progress", progress }),
      onFinding: (finding, note) => send({ kind: "finding", finding, note }),
      onRound: (round, expected) => send({ kind: "round", round, expected }),
      stop: () => mustStop(data.shared),
      clock: () => performance.now() - began,
    },
    start,
    new Counters(data.shared.tallied),
  );
}

/** The program with this target's exporter of the kind: a recorded one tells the ops of the module it was recorded on. */
function own(target: Target, program: Program): Program {
  const exporter = target.capabilities.exporters.find((e) => e.kind === program.world.exporter.kind);
  return exporter === undefined ? program : { ...program, world: { ...program.world, exporter } };
}

function answer(target: Target, request: Request): Answers[keyof Answers] {
  switch (request.do) {
    case "campaign":
      return campaignOf(target, request.options, request.start).run();
    case "run":
      return runProgram(target, own(target, request.program));
    case "report":
      return {
        run: runProgram(watchful(target), own(target, request.program)),
        steps: stepReports(target, own(target, request.program)),
      };
    case "redraw":
      return campaignOf(target, request.options, FROM_THE_START).redraw(request.seed, request.path);
    case "shrink":
      return shrinkHere(target, request);
  }
}

/** What a person asks about is looked at for what its locks can come to, too. */
function watchful(target: Target): Target {
  return { ...target, watchesLocks: true, open: (world, era, config) => target.open(world, era, config) };
}

function shrinkHere(plainTarget: Target, request: Request & { readonly do: "shrink" }): Answers["shrink"] {
  const target = watchful(plainTarget);
  const run = runProgram(target, own(target, request.program));
  const { violation } = run;
  if (violation === null || (request.signature !== null && violation.signature !== request.signature)) return null;
  return findingOf(target, target.name, { ...own(target, request.program), steps: run.executed }, violation, {
    seed: 0,
    path: "file",
  });
}

async function main(): Promise<void> {
  let target: Target;
  try {
    const loaded = await loadTarget(data.target, data.mutantBundle, data.shared.watch);
    target = isModule(data.target) ? journaled(loaded, data.shared) : loaded;
  } catch (error) {
    const exitCode = error instanceof UserError ? error.exitCode : null;
    if (!(error instanceof Error) || (exitCode === null && error.name !== "TargetLoadError")) throw error;
    send({ kind: "unusable", message: error.message, exitCode });
    return;
  }
  port?.on("message", (request: Request) => {
    try {
      send({ kind: "answer", answer: answer(target, request) });
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      const exitCode = error instanceof UserError ? error.exitCode : null;
      send({ kind: "fault", message, stack: stack ?? message, exitCode });
    }
  });
  send({ kind: "ready", info: describe(target) });
}

await main();
