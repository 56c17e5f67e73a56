// SPDX-License-Identifier: MIT
/**
 * A run against one target in this thread: fixtures first, then rounds of drawn programs under fast-check until the
 * budget is used. Each new signature is shrunk once; what fails on the road in another way is queued and shrunk as a
 * finding of its own. Known signatures end their program and nothing more.
 */
import * as fc from "fast-check";
import type { CampaignOptions, CampaignResult, FindingNote, Progress, Tally } from "../../spec/campaign.ts";
import { CLAUSE_IDS, type ClauseId } from "../../spec/clauses/index.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { DivergenceId } from "../../spec/divergences.ts";
import type { Finding } from "../../spec/finding.ts";
import type { Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { type Generator, programOf } from "../generate/draw-program.ts";
import { type Draft, ProgramArbitrary } from "../generate/program-arbitrary.ts";
import { SELDOM } from "../generate/seldom.ts";
import { newHits, runProgram } from "../lockstep/run-program.ts";
import { rehearsalFor } from "../lockstep/whole-program.ts";
import { Overdraw } from "./choose.ts";
import { focusOn } from "./commands-by-clause.ts";
import { Counters } from "./counters.ts";
import { runDivergences } from "./divergence.ts";
import { expectedClauses } from "./expected.ts";
import { Findings } from "./findings.ts";
import { Lethal } from "./lethal.ts";
import {
  type Away,
  type Drawing,
  judgeAway,
  type Played,
  playHere,
  ROUND_COMMANDS,
  type Sent,
  sendAway,
} from "./round.ts";

/** Programs of a round that is sent away: one fast-check run, one look at the clock and at the stop sign. */
const ROUND_PROGRAMS = 50;
/** How often everything counted is told. */
const TALLY_EVERY_MS = 5000;
/** Longest program drawn. */
const PROGRAM_STEPS_MAX = 1000;

/** What a campaign tells while it goes, and what it listens to. */
export interface CampaignHooks {
  readonly onProgress: (progress: Progress) => void;
  /** Called before each round with its number: where a new thread goes on when this one is lost. */
  readonly onRound?: (round: number, expected: readonly ClauseId[]) => void;
  readonly onFinding: (finding: Finding, note: FindingNote) => void;
  readonly stop: () => boolean;
  /** Milliseconds since the campaign began. */
  readonly clock: () => number;
}

/** Where a campaign begins: the first round, and what earlier rounds in a thread that was lost found out. */
export interface CampaignStart {
  readonly round: number;
  readonly known: readonly string[];
  /** Commands that are known to hang the target: not drawn any more. */
  readonly avoid: readonly CommandName[];
  /** Commands that earlier parts of the run sent. */
  readonly commands: number;
  /** No earlier thread of this process has begun the run: the divergence register is looked at. */
  readonly first: boolean;
}

export const FROM_THE_START: CampaignStart = { round: 0, known: [], avoid: [], commands: 0, first: true };

/** Seed of a round: a hash, never `seed + round`, so that neighbouring seeds share nothing. */
export function roundSeed(seed: number, round: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(round + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) | 0;
}

interface SentRound extends Sent {
  readonly round: number;
  readonly seed: number;
}

export class Campaign implements Drawing, Away {
  readonly counters: Counters;
  readonly lethal = new Lethal();
  readonly overdraw = new Overdraw();
  private readonly findings: Findings;
  private readonly divergences: DivergenceId[] = [];
  private readonly commandsBefore: number;
  private commands = 0;
  private negativeCommands = 0;
  private programs = 0;
  private readonly expected: readonly ClauseId[];
  private readonly expectedIndexes: readonly number[];
  readonly generator: Generator;
  readonly arbitrary: ProgramArbitrary;
  /** The target takes programs whole: they are drawn on its rehearsal. */
  private readonly away: boolean;
  readonly target: Target;
  private readonly options: CampaignOptions;
  private readonly hooks: CampaignHooks;
  private round: number;
  private readonly first: boolean;
  /** The round that is away. */
  private sent: SentRound | null = null;
  private toldMs = 0;

  /** `counters` may be in shared memory: the counters then survive the thread. */
  constructor(
    target: Target,
    options: CampaignOptions,
    hooks: CampaignHooks,
    start: CampaignStart = FROM_THE_START,
    counters: Counters = new Counters(),
  ) {
    this.counters = counters;
    this.target = target;
    this.options = options;
    this.hooks = hooks;
    this.round = roundOfShard(start.round, options.shard);
    this.first = start.first;
    this.findings = new Findings(target, options, start.known, hooks.onFinding);
    this.commandsBefore = start.commands;
    this.expected = expectedClauses(target.capabilities, options.era);
    this.expectedIndexes = this.expected.map((id) => CLAUSE_IDS.indexOf(id));
    this.away = target.sendWhole !== undefined;
    this.generator = {
      target: this.away ? rehearsalFor(target) : target,
      era: options.era,
      hits: this.away ? newHits() : counters.hits,
      ...(!this.away && { counts: counters.steps }),
      avoid: new Set(start.avoid),
      exporters: options.exporters,
      focus: focusOn(options.only),
      stories: (options.stories ?? []).filter(({ clause }) => SELDOM.has(clause)).map(({ program }) => program),
      lengthMax: PROGRAM_STEPS_MAX,
    };
    this.arbitrary = new ProgramArbitrary(this.generator);
  }

  /** Runs to the end of the budget. */
  run(): CampaignResult {
    const { index } = this.options.shard ?? { index: 1 };
    if (this.round === 0) this.runFixtures();
    if (this.first && index === 1) this.runRegister();
    while (!this.over()) {
      this.hooks.onRound?.(this.sent?.round ?? this.round, this.expected);
      this.runRound();
      this.hooks.onProgress(this.progress());
    }
    this.judgeSent();
    return this.result();
  }

  /** Draws one program of the run again, without judging anything else. */
  redraw(seed: number, path: string): Program | null {
    let drawn: Draft | undefined;
    let away: Program | null = null;
    fc.check(
      fc.property(this.arbitrary, (draft) => {
        drawn = draft;
        const program = draft.run(this.generator);
        if (this.away && program !== null) away = programOf(program);
        return draft.violation === null;
      }),
      { seed, path, numRuns: 1, endOnFailure: true },
    );
    return away ?? drawn?.program ?? null;
  }

  private over(): boolean {
    const { budgetMs, commandsMax } = this.options;
    if (this.hooks.stop() || this.findings.full) return true;
    if (commandsMax !== null && this.hasRun(commandsMax)) return true;
    return budgetMs !== null && this.hooks.clock() >= budgetMs;
  }

  /** Here a number of commands is a number of rounds, whoever plays them. */
  private hasRun(commandsMax: number): boolean {
    if (!this.away) return this.round >= Math.ceil(commandsMax / ROUND_COMMANDS);
    return this.commandsBefore + this.commands >= commandsMax / (this.options.shard?.of ?? 1);
  }

  private runFixtures(): void {
    for (const program of this.options.fixtures) {
      if (this.hooks.stop() || this.findings.full) return;
      if (program.era !== this.options.era || !this.offers(program)) continue;
      const run = runProgram(this.target, program, this.counters.hits, this.counters.steps);
      this.counters.endProgram();
      this.countSteps(run.executed, false);
      const ran = (): Program => ({ ...program, steps: run.executed });
      if (run.violation !== null) this.findings.failed(ran, run.violation, { seed: 0, path: "fixture" });
    }
  }

  /** The divergence register: what no longer diverges is reported as it is, for its programs are minimal already. */
  private runRegister(): void {
    const { divergences = [], era } = this.options;
    for (const { id, program, violation } of runDivergences(this.target, divergences, era)) {
      if (violation === null) this.divergences.push(id);
      else this.findings.asItCame(program, violation, { seed: 0, path: "divergence" });
    }
  }

  private offers(program: Program): boolean {
    return this.target.capabilities.exporters.some((e) => e.kind === program.world.exporter.kind);
  }

  private runRound(): void {
    const { round } = this;
    this.round += this.options.shard?.of ?? 1;
    const seed = roundSeed(this.options.seed, round);
    if (!this.away) {
      this.findings.round = round;
      this.count(playHere(this, seed, this.counters), seed);
    } else {
      const pump = (): void => this.sent?.batch.pump();
      this.judgeSent({ ...sendAway(this, this, seed, ROUND_PROGRAMS, pump), round, seed });
    }
  }

  /** Judges the round that is away while the next one, if any, takes its place. */
  private judgeSent(next: SentRound | null = null): void {
    const { sent } = this;
    this.sent = next;
    if (sent === null) return;
    this.findings.round = sent.round;
    this.count(
      judgeAway(sent, this, () => next?.batch.pump()),
      sent.seed,
    );
  }

  private count(played: readonly Played[], seed: number): void {
    for (const { executed, negative } of played) this.countSteps(executed, negative);
    for (const { violation, program, path } of played) {
      if (violation !== null) this.findings.failed(program, violation, { seed, path });
    }
  }

  private countSteps(executed: readonly { readonly do: CommandName }[], negative: boolean): void {
    this.programs++;
    this.commands += executed.length;
    if (negative) this.negativeCommands += executed.length;
  }

  private progress(): Progress {
    let exercised = 0;
    for (const index of this.expectedIndexes) if ((this.counters.hits[index] ?? 0) > 0) exercised++;
    const elapsedMs = this.hooks.clock();
    const due = elapsedMs - this.toldMs >= TALLY_EVERY_MS;
    if (due) this.toldMs = elapsedMs;
    return {
      ...(due && { tally: this.tally() }),
      commands: this.commands,
      programs: this.programs,
      clausesExercised: exercised,
      clausesExpected: this.expected.length,
      findings: this.findings.all.length,
      elapsedMs,
    };
  }

  private tally(): Tally {
    return {
      round: this.sent?.round ?? this.round,
      commands: this.commands,
      negativeCommands: this.negativeCommands,
      programs: this.programs,
      ...this.counters.tally(),
      elapsedMs: this.hooks.clock(),
    };
  }

  private result(): CampaignResult {
    return {
      ...this.tally(),
      expected: this.expected,
      findings: this.findings.all,
      divergences: this.divergences,
      interrupted: this.hooks.stop() || this.findings.full,
    };
  }
}

/** The first round from `round` on that belongs to the shard. */
function roundOfShard(round: number, shard: CampaignOptions["shard"]): number {
  if (shard === null || shard === undefined) return round;
  const { index, of } = shard;
  return round + ((index - 1 - (round % of) + of) % of);
}
