// SPDX-License-Identifier: MIT
import type { HandleKind } from "../../spec/command.ts";
import type { Observation } from "../../spec/observation.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import { handleName } from "../../spec/render.ts";
import type { CHelperName } from "./c-helpers.ts";
import { cString, cU64 } from "./c-text.ts";
import { Refusal } from "./recording.ts";

/** What stands for the references to one kernel object: descriptors of the program, the newest last. */
export class References {
  private readonly held = new Map<number, string[]>();

  add(object: number, variable: string): void {
    const held = this.held.get(object) ?? [];
    this.held.set(object, [...held, variable]);
  }

  any(object: number): string | null {
    return this.held.get(object)?.at(-1) ?? null;
  }

  take(object: number): string | null {
    return this.held.get(object)?.pop() ?? null;
  }
}

/** A fence and the timeline of userspace it is on. */
export interface CFence {
  readonly context: number;
  readonly seqno: number;
  signaled: boolean;
}

/** What the program has made so far, as far as the text of later steps depends on it. */
export class CState {
  readonly buffers = new References();
  readonly fences = new References();
  readonly fenceOf = new Map<number, CFence>();
  readonly timelines = new Map<number, number>();
  readonly areaBytes = new Map<number, number>();
  readonly helpers = new Set<CHelperName>();
  readonly headers = new Set<string>();
}

/** One step while its text is made. */
export class CStep {
  readonly step: AnyStep;
  readonly program: Program;
  readonly shown: Observation;
  readonly state: CState;
  /** Whether the text compares the value of the step. */
  comparesValue = false;
  private readonly lines: string[] = [];

  constructor(step: AnyStep, program: Program, shown: Observation, state: CState) {
    this.step = step;
    this.program = program;
    this.shown = shown;
    this.state = state;
  }

  get ok(): boolean {
    return this.shown.outcome.status === "ok";
  }

  /** The value a successful step has to give. */
  get value(): unknown {
    return this.shown.outcome.status === "ok" ? this.shown.outcome.value : undefined;
  }

  /** Whether a copy from or to user memory has to fail. */
  get copyFails(): boolean {
    return this.step.fault?.point.startsWith("copy:") ?? false;
  }

  get text(): readonly string[] {
    return this.lines;
  }

  refuse(why: string): never {
    throw new Refusal(this.step, why);
  }

  use(...names: readonly CHelperName[]): void {
    for (const name of names) this.state.helpers.add(name);
  }

  include(...headers: readonly string[]): void {
    for (const header of headers) this.state.headers.add(header);
  }

  add(...lines: readonly string[]): void {
    this.lines.push(...lines);
  }

  /** A name of its own for a local variable. */
  local(name: string): string {
    return `${name}${this.step.id}`;
  }

  /** How the step has to end, in C. */
  get expected(): string {
    const { outcome } = this.shown;
    if (outcome.status !== "error") return "0";
    if (outcome.errno === "ERESTARTSYS") this.refuse("ends with an error that userspace never sees");
    return `-${outcome.errno}`;
  }

  /** `result`: an expression that is zero or a negative error number. */
  check(result: string): void {
    this.use("check");
    this.add(`check(${this.step.id}, ${result}, ${this.expected});`);
  }

  /** A call that returns a negative number and sets errno. */
  call(call: string): void {
    this.use("ended");
    this.check(`ended(${call})`);
  }

  number(what: string, got: string, expected: bigint | number): void {
    this.use("check_number");
    this.comparesValue = true;
    this.add(`check_number(${this.step.id}, ${cString(what)}, (unsigned long long)${got}, ${cU64(expected)});`);
  }

  string(what: string, got: string, expected: string): void {
    this.use("check_text");
    this.comparesValue = true;
    this.add(`check_text(${this.step.id}, ${cString(what)}, ${got}, ${cString(expected)});`);
  }

  /** Lines that run while no further descriptor may be made, if that is the step's fault. */
  limited(...lines: readonly string[]): void {
    const limit = this.step.fault?.point === "limit:fd-table";
    this.use("ended");
    if (limit) this.use("limit_fds");
    this.add(...(limit ? ["limit_fds(1);", ...lines, "limit_fds(0);"] : lines));
  }

  /** A new descriptor, and what became of it. */
  makes(kind: HandleKind, call: string): void {
    const name = handleName(kind, this.step.id);
    this.limited(`int ${name} = ${call};`, `long ${this.local("made")} = ended(${name});`);
    this.check(this.local("made"));
  }
}
