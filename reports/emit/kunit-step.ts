// SPDX-License-Identifier: MIT
import type { HandleKind } from "../../spec/command.ts";
import type { Callback, Observation } from "../../spec/observation.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import { handleName } from "../../spec/render.ts";
import { cString } from "./c-text.ts";
import { SPECIAL } from "./kunit-prelude.ts";
import { Refusal } from "./recording.ts";

/** What is written once, outside the steps. */
export class KState {
  readonly statics: string[] = [];
  readonly locals: string[] = [];
  readonly devices = new Set<number>();
  /** The map that vmap filled last, by buffer. */
  readonly maps = new Map<number, string>();
  readonly locked: string[] = [];
  fences = false;
}

/** Calls of fences are told without the locks around them: they are about no buffer. */
function callText({ op, buffer, locks }: Callback): string {
  return buffer !== null && locks.includes("reservation") ? `${op}+resv` : op;
}

/** One step of a KUnit test while its text is made. */
export class KStep {
  readonly step: AnyStep;
  readonly program: Program;
  readonly shown: Observation;
  readonly state: KState;
  comparesValue = false;
  private readonly lines: string[] = [];

  constructor(step: AnyStep, program: Program, shown: Observation, state: KState) {
    this.step = step;
    this.program = program;
    this.shown = shown;
    this.state = state;
  }

  get ok(): boolean {
    return this.shown.outcome.status === "ok";
  }

  get value(): unknown {
    return this.shown.outcome.status === "ok" ? this.shown.outcome.value : undefined;
  }

  get text(): readonly string[] {
    return [...this.replies(), ...this.lines, ...this.callsCheck()];
  }

  refuse(why: string): never {
    throw new Refusal(this.step, why);
  }

  add(...lines: readonly string[]): void {
    this.lines.push(...lines);
  }

  local(name: string): string {
    return `${name}${this.step.id}`;
  }

  /** A local variable of the test, declared before its first statement. */
  declare(declaration: string): void {
    this.state.locals.push(declaration);
  }

  /** What the step makes, declared. */
  made(kind: HandleKind, type: string): string {
    const name = handleName(kind, this.step.id);
    this.declare(`${type}${type.endsWith("*") ? "" : " "}${name}${type.endsWith("*") ? " = NULL" : ""};`);
    return name;
  }

  /** `result`: an expression that is zero or a negative error number. */
  check(result: string): void {
    const { outcome } = this.shown;
    const expected = outcome.status === "error" ? `-${outcome.errno}` : "0";
    this.add(`KUNIT_ASSERT_EQ_MSG(test, (long)(${result}), (long)(${expected}), "step ${this.step.id}");`);
  }

  number(got: string, expected: bigint | number): void {
    this.comparesValue = true;
    this.add(
      `KUNIT_ASSERT_EQ_MSG(test, (s64)(${got}), (s64)(${BigInt.asIntN(64, BigInt(expected))}LL), "step ${this.step.id}");`,
    );
  }

  /** A void call. */
  run(call: string): void {
    if (!this.ok) this.refuse("ends with an error that its caller does not see");
    this.add(`${call};`);
  }

  private replies(): string[] {
    const planned = Object.entries(this.step.replies ?? {}).filter(([, answer]) => answer !== "ok");
    const assigned = planned.map(([op, answer]) => `reply.${op} = ${SPECIAL[answer] ?? `-${answer}`};`);
    return ["memset(&reply, 0, sizeof(reply));", ...assigned, "calls[0] = '\\0';"];
  }

  private callsCheck(): string[] {
    const calls = this.shown.callbacks.map(callText).join(" ");
    return [`KUNIT_ASSERT_STREQ_MSG(test, calls, ${cString(calls)}, "step ${this.step.id}");`];
  }
}
