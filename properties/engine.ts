// SPDX-License-Identifier: MIT
/** The engine behind the command line: targets live in threads of their own, this side only asks, waits and restarts. */
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type CampaignOptions,
  type CampaignResult,
  EMPTY_TALLY,
  type FindingNote,
  isModule,
  type Progress,
  type TargetSpec,
} from "../spec/campaign.ts";
import type { ClauseId } from "../spec/clauses/index.ts";
import type {
  EngineApi,
  MutantInfo,
  MutantResult,
  ReplayResult,
  SelftestOptions,
  TargetDescription,
} from "../spec/engine-api.ts";
import type { RunnableEra } from "../spec/eras.ts";
import type { Finding } from "../spec/finding.ts";
import type { Program } from "../spec/program.ts";
import { addTallies } from "../spec/tally.ts";
import { UserError } from "../spec/user-error.ts";
import { commandsByClause as commandsOf } from "./campaign/commands-by-clause.ts";
import { Counters } from "./campaign/counters.ts";
import { mergeResults } from "./campaign/merge.ts";
import { buildMutant } from "./mutants/build.ts";
import { mutantInfos, mutantOf } from "./mutants/selftest.ts";
import { selftest } from "./mutants/selftest-threads.ts";
import { hangFinding, hangViolation, STEP_MS_MAX } from "./remote/hang.ts";
import { askToStop, beatsOf, readJournal } from "./remote/journal.ts";
import type { Reply } from "./remote/protocol.ts";
import { Hang, Remote } from "./remote/remote.ts";

/** Folder of the checkout: the bundle stands one folder below it. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Hanging steps after which a run ends: each costs seconds. */
const HANGS_MAX = 3;
const STOP_POLL_MS = 50;
/** What a part of a run gets at least: enough for one round. */
const BUDGET_MS_MIN = 300;

async function withRemote<T>(target: TargetSpec, use: (remote: Remote) => Promise<T>): Promise<T> {
  const bundle = target.kind === "reference" && target.mutant !== undefined ? await bundleOf(target.mutant) : null;
  const remote = await Remote.start(target, bundle);
  try {
    return await use(remote);
  } finally {
    await remote.stop();
    if (bundle !== null) await rm(dirname(bundle), { recursive: true });
  }
}

async function bundleOf(mutant: string): Promise<string> {
  return buildMutant(ROOT, mutant, mutantOf(mutant));
}

/** Only third-party code may hang; our own is trusted to return. */
function silenceMax(target: TargetSpec): number {
  return isModule(target) ? STEP_MS_MAX : Number.POSITIVE_INFINITY;
}

export const runCampaign: EngineApi["runCampaign"] = async (options, onProgress, onFinding, stop) => {
  const run = new RemoteCampaign(options, onProgress, onFinding, stop);
  return run.run();
};

/** A campaign that outlives its thread: after a hang it goes on with the next round in a new one. */
class RemoteCampaign {
  private readonly options: CampaignOptions;
  private readonly onProgress: (progress: Progress) => void;
  private readonly onFinding: (finding: Finding, note: FindingNote) => void;
  private readonly stopped: () => boolean;
  private readonly parts: CampaignResult[] = [];
  private readonly findings: Finding[] = [];
  private readonly avoid: Program["steps"][number]["do"][] = [];
  /** The round that runs; null: none yet. */
  private judging: number | null = null;
  private round = 0;
  private expected: readonly ClauseId[] = [];
  private hangs = 0;
  /** Time that earlier parts of the run took, of another process. */
  private earlierMs = 0;
  private readonly began = performance.now();

  constructor(
    options: CampaignOptions,
    onProgress: (progress: Progress) => void,
    onFinding: (finding: Finding, note: FindingNote) => void,
    stopped: () => boolean,
  ) {
    this.options = options;
    this.onProgress = onProgress;
    this.onFinding = onFinding;
    this.stopped = stopped;
    if (options.resume === undefined) return;
    const { tally, findings } = options.resume;
    this.earlierMs = tally.elapsedMs;
    this.round = tally.round;
    this.findings.push(...findings);
    this.parts.push({ ...tally, expected: [], findings: [], interrupted: false });
  }

  async run(): Promise<CampaignResult> {
    while (await this.part());
    const expected = this.parts.at(-1)?.expected ?? [];
    return { ...mergeResults(this.parts), expected, findings: this.findings, elapsedMs: this.elapsedMs() };
  }

  private elapsedMs(): number {
    return this.earlierMs + performance.now() - this.began;
  }

  /** Runs until the end or the next hang; true: another part follows. */
  private async part(): Promise<boolean> {
    const hung = await withRemote(this.options.target, (remote) => this.drive(remote));
    if (hung === null) return false;
    this.round++;
    this.hangs++;
    // A busy machine can hold a thread still for seconds: what returns when it is run again was no hang.
    const real = await this.hang(hung);
    return this.hangs < HANGS_MAX && !this.stopped() && (!real || this.budgetLeft() > 0);
  }

  private budgetLeft(): number {
    const { budgetMs } = this.options;
    return budgetMs === null ? Number.POSITIVE_INFINITY : budgetMs - this.elapsedMs();
  }

  /** The program that hung, or null when the part ended by itself. */
  private async drive(remote: Remote): Promise<Program | null> {
    const poll = setInterval(() => this.stopped() && askToStop(remote.shared), STOP_POLL_MS);
    const { budgetMs, findingsMax } = this.options;
    const options = {
      ...this.options,
      budgetMs: budgetMs === null ? null : Math.max(BUDGET_MS_MIN, this.budgetLeft()),
      findingsMax: findingsMax - this.findings.length,
    };
    const start = {
      round: this.round,
      known: this.findings.map((f) => f.signature),
      avoid: this.avoid,
      commands: this.parts.reduce((n, p) => n + p.commands, 0),
      first: this.hangs === 0,
    };
    try {
      const silence = silenceMax(this.options.target);
      this.parts.push(await remote.ask({ do: "campaign", options, start }, silence, (reply) => this.hear(reply)));
      return null;
    } catch (error) {
      if (!(error instanceof Hang)) throw error;
      this.parts.push(lostPart(remote, this.round + 1, this.expected));
      return readJournal(remote.shared);
    } finally {
      clearInterval(poll);
    }
  }

  private hear(reply: Reply): void {
    if (reply.kind === "progress") this.onProgress(this.sum(reply.progress));
    if (reply.kind === "finding") this.add(reply.finding, reply.note);
    if (reply.kind === "round") {
      this.round = reply.round;
      this.judging = reply.round;
      this.expected = reply.expected;
    }
  }

  private sum(progress: Progress): Progress {
    const commands = this.parts.reduce((n, p) => n + p.commands, progress.commands);
    const programs = this.parts.reduce((n, p) => n + p.programs, progress.programs);
    const elapsedMs = this.elapsedMs();
    const tally = progress.tally && { ...addTallies([...this.parts, progress.tally]), elapsedMs };
    return { ...progress, commands, programs, findings: this.findings.length, elapsedMs, ...(tally && { tally }) };
  }

  private add(finding: Finding, note: FindingNote): void {
    this.findings.push(finding);
    this.onFinding(finding, note);
  }

  /** Whether the program hangs again; a new hang becomes a finding. */
  private async hang(program: Program): Promise<boolean> {
    const step = program.steps.at(-1);
    if (step === undefined) return false;
    const known = this.findings.some((f) => f.signature === hangViolation(step).signature);
    const finding = known ? null : await hangFinding(this.options.target, program, this.options.seed);
    if (!known && finding === null) return false;
    this.avoid.push(step.do);
    if (finding !== null) this.add(finding, { round: this.judging, reproduced: { k: 1, n: 1 } });
    return true;
  }
}

/** What a thread did before it was lost, as far as shared memory tells. */
function lostPart(remote: Remote, round: number, expected: readonly ClauseId[]): CampaignResult {
  return {
    ...EMPTY_TALLY,
    ...new Counters(remote.shared.tallied).tally(),
    round,
    expected,
    commands: beatsOf(remote.shared),
    findings: [],
    interrupted: false,
  };
}

export async function replayProgram(target: TargetSpec, program: Program): Promise<ReplayResult> {
  return withRemote(target, async (remote) => {
    try {
      const { run, steps } = await remote.ask({ do: "report", program }, silenceMax(target));
      return { violation: run.violation, steps, skipped: run.skipped };
    } catch (error) {
      if (!(error instanceof Hang)) throw error;
      const last = readJournal(remote.shared).steps.at(-1);
      const violation = last === undefined ? null : hangViolation(last);
      return {
        violation,
        steps: last === undefined ? [] : [{ id: last.id, observed: "does not return" }],
        skipped: [],
      };
    }
  });
}

export async function shrinkProgram(
  target: TargetSpec,
  program: Program,
  signature: string | null,
): Promise<Finding | null> {
  try {
    return await withRemote(target, (remote) => remote.ask({ do: "shrink", program, signature }, silenceMax(target)));
  } catch (error) {
    if (!(error instanceof Hang)) throw error;
    return hangFinding(target, program, 0);
  }
}

/** In this thread, for the reference is our own. It is loaded here only when it is asked for. */
export const demanded: EngineApi["demanded"] = async (program) =>
  (await import("./campaign/demanded.ts")).demanded(program);

export async function redraw(target: TargetSpec, era: RunnableEra, seed: number, path: string): Promise<Program> {
  const options = redrawOptions(target, era);
  const program = await withRemote(target, (remote) =>
    remote.ask({ do: "redraw", options, seed, path }, silenceMax(target)),
  );
  if (program === null) throw new UserError(`--seed ${seed} --path ${path} draws no failing program in era ${era}`);
  return program;
}

function redrawOptions(target: TargetSpec, era: RunnableEra): CampaignOptions {
  return {
    target,
    era,
    seed: 0,
    budgetMs: null,
    commandsMax: null,
    only: [],
    fixtures: [],
    findingsMax: 1,
    exporters: [],
  };
}

export async function describeTarget(target: TargetSpec): Promise<TargetDescription> {
  return withRemote(target, async (remote) => remote.info);
}

export async function selftestMutants(
  options: SelftestOptions,
  onMutant: (result: MutantResult) => void,
): Promise<MutantResult[]> {
  return selftest(ROOT, options, onMutant);
}

export function listMutants(): readonly MutantInfo[] {
  return mutantInfos();
}

export const commandsByClause: NonNullable<EngineApi["commandsByClause"]> = () => commandsOf();
