// SPDX-License-Identifier: MIT
/**
 * A third party's importer in lockstep: every call it makes is a step like any other, run and judged before the importer
 * goes on. What it owes it breaks where such a step breaks a caller's duty, or where an entry ends with something left.
 */
import type { Judge } from "../../model/judge.ts";
import { brokenDuty, type Mismatch, plain } from "../../model/mismatch.ts";
import type { State } from "../../model/state.ts";
import { violation } from "../../model/violation.ts";
import type { ClauseId } from "../../spec/clauses/index.ts";
import { type CommandName, signatureOf } from "../../spec/commands/index.ts";
import type { Violation } from "../../spec/finding.ts";
import type { Completion, Observation, Outcome } from "../../spec/observation.ts";
import type { AnyStep } from "../../spec/program.ts";
import type { ImporterCode, ImporterPort, ImporterTurn } from "../../spec/target.ts";
import { brokenBy, leftAfter, undefinedUse } from "./importer-duties.ts";
import { stakesOf } from "./stakes.ts";

/** Calls of importers are numbered from here on: no program is as long. */
export const IMPORTER_CALLS_FROM = 1_000_000;
/** More than this in one entry is an importer that does not come to its end. */
const CALLS_MAX = 2000;

/** What the host needs of the lockstep it lives in. */
export interface Stepper {
  readonly judge: Judge;
  /** Runs and judges one step; null: it differs, and the violation is noted. */
  perform(step: AnyStep): Observation | null;
  /** Counts a clause. */
  hit(clause: ClauseId): void;
}

/** An entry on its way, from the step that entered it to its end. */
interface Entry {
  readonly step: AnyStep;
  readonly task: number;
  readonly code: Turns;
  readonly calls: CommandName[];
}

type Made = { readonly id: number; readonly outcome: Outcome };
type Call = Exclude<ImporterTurn, { readonly ends: unknown }>;
type Turns = Generator<Call, unknown, Made | undefined>;

export class ImporterHost {
  violation: Violation | null = null;
  private readonly port: ImporterPort;
  private readonly stepper: Stepper;
  /** Entries that wait, by the step they wait in. */
  private readonly waiting = new Map<number, Entry>();
  /** Entries whose wait has ended, with its outcome. */
  private readonly woken: { entry: Entry; made: Made }[] = [];
  private nextCall = IMPORTER_CALLS_FROM;
  /** What the importer made, and for which use of a buffer. */
  private readonly owners = new Map<number, number>();

  constructor(port: ImporterPort, stepper: Stepper) {
    this.port = port;
    this.stepper = stepper;
  }

  /** Runs a step of the program, and everything the importer does on account of it. */
  run(step: AnyStep): void {
    if (isEntry(step)) this.enter(step);
    else if (tellsImporters(this.state, step)) this.drive(this.entry(step, this.notified(step)), undefined);
    else this.note(this.stepper.perform(step));
    this.goOn();
  }

  /** How an entry ended, as far as it has: the importer itself answers nothing. Null: the step is none. */
  statusOf(step: AnyStep): "ok" | "blocked" | null {
    if (!isEntry(step)) return null;
    return [...this.waiting.values()].some((entry) => entry.step === step) ? "blocked" : "ok";
  }

  private get state(): State {
    return this.stepper.judge.state;
  }

  private entry(step: AnyStep, code: Entry["code"]): Entry {
    return { step, task: step.task ?? 0, code, calls: [] };
  }

  /** The model's part of an entry is who has what in use; the rest are steps of their own. */
  private enter(step: AnyStep): void {
    const { judge } = this.stepper;
    const before = step.do === "importer-close" ? null : stateOf(this.state, step);
    const seen = { outcome: { status: "ok", value: null }, callbacks: [], diagnostics: [], census: this.state.census };
    this.violation = judge.judge(step, seen as Observation);
    const use = before ?? stateOf(this.state, step);
    if (use !== undefined) use.busy = true;
    this.drive(this.entry(step, turnsOf(this.port.enter(step))), undefined);
  }

  /** The move callbacks of the importer's attachments, under the lock, and then the move itself. */
  private *notified(step: AnyStep): Turns {
    const { buffer } = step.args as { buffer: number };
    const told = this.toldOf(buffer);
    if (told.length > 0) {
      yield { call: "resv-lock", args: { buffer } };
      for (const attachment of this.toldOf(buffer)) {
        const code = this.port.notify(attachment);
        if (code !== null) yield* turnsOf(code);
      }
      const overtaken = this.isWaitedFor(buffer);
      yield { call: "resv-unlock", args: { buffer } };
      // Whoever gets the lock now could map the old place once more, untold: then nothing moves.
      if (overtaken) return null;
    }
    yield { call: step.do, args: step.args };
    return null;
  }

  private isWaitedFor(buffer: number): boolean {
    return (this.state.buffers.get(buffer)?.reservation.queue.length ?? 0) > 0;
  }

  /** Its attachments with a move callback, the newest first (MOVE-02). */
  private toldOf(buffer: number): number[] {
    const list = this.state.buffers.get(buffer)?.attachments ?? [];
    return list.filter((a) => a.notified && this.owners.has(a.id)).map((a) => a.id);
  }

  /** Lets an entry go on until it ends, or waits. */
  private drive(entry: Entry, made: Made | undefined): void {
    let answer = this.advance(entry, made);
    while (answer !== undefined && this.violation === null) answer = this.advance(entry, answer);
  }

  /** Up to the end of the next call. Undefined: the entry does not go on now. */
  private advance(entry: Entry, made: Made | undefined): Made | undefined {
    const turn = entry.code.next(made);
    if (turn.done === true) return this.ended(entry, turn.value);
    const returns = `${entry.step.do} returns`;
    if ("threw" in turn.value) return this.blame(entry, neverReturns("exception", returns, turn.value.threw));
    if (entry.calls.length >= CALLS_MAX)
      return this.blame(entry, neverReturns("hang", returns, `more than ${CALLS_MAX} calls`));
    entry.calls.push(turn.value.call);
    return this.call(entry, turn.value);
  }

  /** Runs one call. Undefined: the entry does not go on now. */
  private call(entry: Entry, { call, args }: Extract<Call, { readonly call: unknown }>): Made | undefined {
    const { judge } = this.stepper;
    const own = call === entry.step.do;
    const id = own ? entry.step.id : this.nextCall++;
    const task = entry.task === 0 ? {} : { task: entry.task };
    const step = own ? entry.step : ({ id, do: call, args, ...task } as unknown as AnyStep);
    for (const clause of stakesOf(this.state, step)) this.stepper.hit(clause);
    if (!judge.sendable(step)) return this.blame(entry, undefinedUse(this.state, step, !isEntry(entry.step)));
    const observation = this.stepper.perform(step);
    if (observation === null) return undefined;
    const { outcome } = observation;
    this.note(observation);
    const broken = own ? null : brokenBy(judge.said, entry.calls);
    if (broken !== null) return this.blame(entry, broken);
    if (outcome.status === "blocked") {
      this.waiting.set(id, entry);
      return undefined;
    }
    if (signatureOf(call).makes !== undefined) this.owners.set(id, useOf(entry.step));
    return { id, outcome };
  }

  /** Steps of the importer that others have let go on. */
  private note(observation: Observation | null): void {
    for (const completion of observation?.completions ?? []) this.wake(completion);
  }

  private wake({ step: id, outcome }: Completion): void {
    const entry = this.waiting.get(id);
    if (entry === undefined || outcome.status === "blocked") return;
    this.waiting.delete(id);
    this.owners.set(id, useOf(entry.step));
    this.woken.push({ entry, made: { id, outcome } });
  }

  private goOn(): void {
    for (let next = this.woken.shift(); next !== undefined && this.violation === null; next = this.woken.shift()) {
      this.drive(next.entry, next.made);
    }
  }

  private ended({ step, task }: Entry, answer: unknown): undefined {
    const use = stateOf(this.state, step);
    if (use !== undefined) use.busy = false;
    if (!isEntry(step)) return;
    const left = leftAfter(this.state, step, task, this.owners);
    if (left !== null) this.violation = importers(left, step);
    else if (answer instanceof Promise)
      this.violation = importers(
        neverReturns("exception", `${step.do} returns`, "a promise: an entry is a generator"),
        step,
      );
  }

  private blame({ step }: Entry, wrong: Mismatch): undefined {
    this.violation = importers(wrong, step);
  }

  /** An entry that waits for what only the importer itself could bring about; null: there is none. */
  stuckViolation(): Violation | null {
    const entry = [...this.waiting.values()].find(({ step }) => isEntry(step));
    if (entry === undefined || this.othersMayHelp()) return null;
    return importers(brokenDuty("FENCE-71", `${entry.step.do} comes to its end`, "it waits for ever"), entry.step);
  }

  /** Whether the program's own fences, copies and locks, or an interrupt to come, are in the way of whoever waits. */
  private othersMayHelp(): boolean {
    const { fences, copies, lockedBy, importers } = this.state;
    if (copies.length > 0 || (this.port.interrupts && [...importers.values()].some((use) => !use.settled))) return true;
    for (const { id, signalled } of fences.values()) if (id < IMPORTER_CALLS_FROM && !signalled) return true;
    const inside = new Set([...this.waiting.values()].map(({ task }) => task));
    return lockedBy.some((held, task) => held.length > 0 && !inside.has(task));
  }
}

/** An entry that throws, or goes on for ever: what it says is for people, and in no signature. */
function neverReturns(kind: "exception" | "hang", expected: string, observed: string): Mismatch {
  return { ...plain(null, kind, expected, observed), expectedClass: "returns", observedClass: kind };
}

/** What an importer breaks is the importer's. */
function importers(wrong: Mismatch, step: AnyStep): Violation {
  return { ...violation(wrong, step), blames: "importer" };
}

function isEntry(step: AnyStep): boolean {
  return step.do.startsWith("importer-");
}

/** The use of a buffer an entry is about, by the step that opened it. */
function useOf(step: AnyStep): number {
  return step.do === "importer-open" ? step.id : ((step.args as { importer?: number }).importer ?? -1);
}

function stateOf(s: State, step: AnyStep): { busy: boolean } | undefined {
  return s.importers.get(useOf(step));
}

/** Steps in which the exporter tells its importers of a move. */
function tellsImporters(s: State, step: AnyStep): boolean {
  if (step.do !== "exporter-move" && step.do !== "exporter-revoke" && step.do !== "exporter-restore") return false;
  return s.buffers.has(step.args.buffer);
}

/** What the code asks for, one call after the other; it returns the entry's answer. */
function* turnsOf(code: ImporterCode): Turns {
  for (let turn = code.next(); ; ) {
    if ("ends" in turn) return turn.ends;
    turn = code.next(yield turn);
  }
}
