// SPDX-License-Identifier: MIT
/**
 * A run against one target in this thread: fixtures first, then rounds of drawn programs under fast-check until the
 * budget is used. Each new signature is shrunk once; what fails on the road in another way is queued and shrunk as a
 * finding of its own. Known signatures end their program and nothing more.
 */
import * as fc from "fast-check";
import type { CampaignOptions, CampaignResult, Progress } from "../../spec/campaign.ts";
import { CLAUSE_IDS, type ClauseId } from "../../spec/clauses/index.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { DivergenceId } from "../../spec/divergences.ts";
import type { Finding, Violation } from "../../spec/finding.ts";
import type { Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { type Generator, programOf } from "../generate/draw-program.ts";
import { type Draft, ProgramArbitrary } from "../generate/program-arbitrary.ts";
import { SELDOM } from "../generate/seldom.ts";
import { newHits, runProgram } from "../lockstep/run-program.ts";
import { rehearsalFor } from "../lockstep/whole-program.ts";
import { type OtherFailure, Unsteady } from "../reduce/shrink.ts";
import { Overdraw } from "./choose.ts";
import { runDivergences } from "./divergence.ts";
import { expectedClauses } from "./expected.ts";
import { findingOf, type Origin, unsteadyFinding } from "./finding.ts";
import { Lethal } from "./lethal.ts";
import { type Away, type Drawing, judgeAway, type Played, playHere, type Sent, sendAway } from "./round.ts";

/** Programs per round: one fast-check run, one look at the clock and at the stop sign. */
const ROUND_PROGRAMS = 50;
/** Longest program drawn. */
const PROGRAM_STEPS_MAX = 1000;

/** What a campaign tells while it goes, and what it listens to. */
export interface CampaignHooks {
  readonly onProgress: (progress: Progress) => void;
  /** Called before each round with its number: where a new thread goes on when this one is lost. */
  readonly onRound?: (round: number, expected: readonly ClauseId[]) => void;
  readonly onFinding: (finding: Finding) => void;
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
}

export const FROM_THE_START: CampaignStart = { round: 0, known: [], avoid: [] };

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
  readonly hits: Uint32Array;
  readonly lethal = new Lethal();
  readonly overdraw = new Overdraw();
  private readonly known: Set<string>;
  private readonly findings: Finding[] = [];
  private readonly divergences: DivergenceId[] = [];
  private readonly queue: { program: Program; violation: Violation }[] = [];
  private commands = 0;
  private negativeCommands = 0;
  private programs = 0;
  private readonly commandHits: Partial<Record<CommandName, number>> = {};
  private readonly expected: readonly ClauseId[];
  private readonly expectedIndexes: readonly number[];
  readonly generator: Generator;
  readonly arbitrary: ProgramArbitrary;
  /** The target takes programs whole: they are drawn on its rehearsal. */
  private readonly away: boolean;
  readonly target: Target;
  private readonly targetName: string;
  private readonly options: CampaignOptions;
  private readonly hooks: CampaignHooks;
  private round: number;
  /** The round that is away. */
  private sent: SentRound | null = null;

  /** `hits` may be shared memory: the counters then survive the thread. */
  constructor(
    target: Target,
    options: CampaignOptions,
    hooks: CampaignHooks,
    start: CampaignStart = FROM_THE_START,
    hits: Uint32Array = newHits(),
  ) {
    this.hits = hits;
    this.target = target;
    this.targetName = target.name;
    this.options = options;
    this.hooks = hooks;
    this.round = start.round;
    this.known = new Set(start.known);
    this.expected = expectedClauses(target.capabilities, options.era);
    this.expectedIndexes = this.expected.map((id) => CLAUSE_IDS.indexOf(id));
    this.away = target.sendWhole !== undefined;
    this.generator = {
      target: this.away ? rehearsalFor(target) : target,
      era: options.era,
      hits: this.away ? newHits() : this.hits,
      avoid: new Set(start.avoid),
      exporters: options.exporters,
      stories: (options.stories ?? []).filter(({ clause }) => SELDOM.has(clause)).map(({ program }) => program),
      lengthMax: PROGRAM_STEPS_MAX,
    };
    this.arbitrary = new ProgramArbitrary(this.generator);
  }

  /** Runs to the end of the budget. */
  run(): CampaignResult {
    if (this.round === 0) {
      this.runFixtures();
      this.runRegister();
    }
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
    const { budgetMs, commandsMax, findingsMax } = this.options;
    if (this.hooks.stop() || this.findings.length >= findingsMax) return true;
    if (commandsMax !== null && this.commands >= commandsMax) return true;
    return budgetMs !== null && this.hooks.clock() >= budgetMs;
  }

  private runFixtures(): void {
    for (const program of this.options.fixtures) {
      if (this.hooks.stop() || this.findings.length >= this.options.findingsMax) return;
      if (program.era !== this.options.era || !this.offers(program)) continue;
      const run = runProgram(this.target, program, this.hits);
      this.countSteps(run.executed, false);
      if (run.violation !== null) this.found({ ...program, steps: run.executed }, run.violation, 0, "fixture");
    }
  }

  /** The divergence register: what no longer diverges is reported as it is, for its programs are minimal already. */
  private runRegister(): void {
    const { divergences = [], era } = this.options;
    for (const { id, program, violation } of runDivergences(this.target, divergences, era)) {
      if (violation === null) {
        this.divergences.push(id);
        continue;
      }
      const finding = unsteadyFinding(this.targetName, program, violation, { seed: 0, path: "divergence" });
      this.known.add(violation.signature);
      this.findings.push(finding);
      this.hooks.onFinding(finding);
    }
  }

  private offers(program: Program): boolean {
    return this.target.capabilities.exporters.some((e) => e.kind === program.world.exporter.kind);
  }

  private runRound(): void {
    const round = this.round++;
    const seed = roundSeed(this.options.seed, round);
    if (!this.away) this.count(playHere(this, seed, ROUND_PROGRAMS), seed);
    else {
      const pump = (): void => this.sent?.batch.pump();
      this.judgeSent({ ...sendAway(this, this, seed, ROUND_PROGRAMS, pump), round, seed });
    }
  }

  /** Judges the round that is away while the next one, if any, takes its place. */
  private judgeSent(next: SentRound | null = null): void {
    const { sent } = this;
    this.sent = next;
    if (sent !== null)
      this.count(
        judgeAway(sent, this, () => next?.batch.pump()),
        sent.seed,
      );
  }

  private count(played: readonly Played[], seed: number): void {
    for (const { executed, negative } of played) this.countSteps(executed, negative);
    for (const { violation, program, path } of played) {
      if (violation !== null && this.isNews(violation)) this.found(program(), violation, seed, path);
    }
  }

  private countSteps(executed: readonly { readonly do: CommandName }[], negative: boolean): void {
    this.programs++;
    this.commands += executed.length;
    if (negative) this.negativeCommands += executed.length;
    for (const step of executed) this.commandHits[step.do] = (this.commandHits[step.do] ?? 0) + 1;
  }

  private found(program: Program, violation: Violation, seed: number, path: string): void {
    this.queue.push({ program, violation });
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      if (this.findings.length >= this.options.findingsMax || !this.isNews(next.violation)) continue;
      this.known.add(next.violation.signature);
      const onOther = (p: Program, v: Violation): void => {
        if (this.isNews(v)) this.queue.push({ program: p, violation: v });
      };
      this.settle(next.program, next.violation, { seed, path }, onOther);
    }
  }

  /** Shrinks a failure and tells it. What cannot be shrunk because a target far away is lost is told before that ends us. */
  private settle(program: Program, violation: Violation, origin: Origin, onOther: OtherFailure): void {
    const { target, targetName } = this;
    let fault: unknown = null;
    let finding: Finding | null = null;
    try {
      if (this.failsAgain(program, violation))
        finding = findingOf(target, targetName, program, violation, origin, onOther);
    } catch (error) {
      if (!this.away) throw error;
      if (!(error instanceof Unsteady)) fault = error;
    }
    if (finding === null && fault === null && isEcho(violation)) {
      this.known.delete(violation.signature);
      return;
    }
    finding ??= unsteadyFinding(targetName, program, violation, origin);
    this.findings.push(finding);
    this.hooks.onFinding(finding);
    if (fault !== null) throw fault;
  }

  /** A real kernel may remember what an earlier program did; all else is the same every time. */
  private failsAgain(program: Program, { signature }: Violation): boolean {
    return !this.away || runProgram(this.target, program).violation?.signature === signature;
  }

  /** A signature not seen yet, of a clause the caller cares for. */
  private isNews({ signature, clause }: Violation): boolean {
    const { only } = this.options;
    return !this.known.has(signature) && (only.length === 0 || (clause !== null && only.includes(clause)));
  }

  private progress(): Progress {
    let exercised = 0;
    for (const index of this.expectedIndexes) if ((this.hits[index] ?? 0) > 0) exercised++;
    return {
      commands: this.commands,
      programs: this.programs,
      clausesExercised: exercised,
      clausesExpected: this.expected.length,
      findings: this.findings.length,
      elapsedMs: this.hooks.clock(),
    };
  }

  private result(): CampaignResult {
    return {
      hits: hitsByClause(this.hits),
      expected: this.expected,
      commandHits: this.commandHits,
      commands: this.commands,
      negativeCommands: this.negativeCommands,
      programs: this.programs,
      findings: this.findings,
      divergences: this.divergences,
      interrupted: this.hooks.stop() || this.findings.length >= this.options.findingsMax,
      elapsedMs: this.hooks.clock(),
    };
  }
}

/**
 * A complaint of DMA debugging that a second run does not show: it finds mappings by device and address, so what an
 * earlier program left mapped in a page speaks up when the page is used again. What belongs to a program comes again.
 */
function isEcho({ signature }: Violation): boolean {
  return signature.endsWith("/diagnostic/silence!=DMA-API in check_sync");
}

/** Counters by clause; a clause that never fired is left out. */
export function hitsByClause(hits: Uint32Array): CampaignResult["hits"] {
  const fired = CLAUSE_IDS.flatMap((id, index) => ((hits[index] ?? 0) > 0 ? [[id, hits[index]]] : []));
  return Object.fromEntries(fired) as CampaignResult["hits"];
}
