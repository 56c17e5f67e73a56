// SPDX-License-Identifier: MIT
/**
 * Programs as a fast-check arbitrary: seeds, paths, statistics and shrinking stay fast-check's. A value is a draft: it
 * draws and executes itself at once when the property runs it, because each step depends on what the target showed.
 */
import * as fc from "fast-check";
import type { Violation } from "../../spec/finding.ts";
import type { Program } from "../../spec/program.ts";
import { runProgram } from "../lockstep/run-program.ts";
import type { Reduced } from "../reduce/reduce.ts";
import { reduce } from "../reduce/reduce.ts";
import type { Attempts } from "../reduce/reduction.ts";
import { Reduction } from "../reduce/reduction.ts";
import { failing } from "../reduce/shrink.ts";
import { type DrawnProgram, drawAndRun, type Generator, programOf } from "./draw-program.ts";

/** A program that is not drawn yet, or the smaller form of one. */
export class Draft {
  /** What it turned out to be, once it ran. */
  program: Program | null = null;
  violation: Violation | null = null;
  readonly seed: number;
  private readonly fixed: Program | null;

  constructor(seed: number, fixed: Program | null) {
    this.seed = seed;
    this.fixed = fixed;
  }

  /** Draws, executes and judges. */
  run(generator: Generator): DrawnProgram | null {
    if (this.fixed !== null) return this.rerun(generator, this.fixed);
    const drawn = drawAndRun(generator, this.seed);
    this.violation = drawn.violation;
    if (drawn.violation !== null) this.program = programOf(drawn);
    return drawn;
  }

  private rerun(generator: Generator, program: Program): null {
    const run = runProgram(generator.target, program, generator.hits);
    this.violation = run.violation;
    this.program = { ...program, steps: run.executed };
    return null;
  }
}

/** The reduction a shrunk draft belongs to; fast-check asks for the next candidate of it. */
type Context = { readonly attempts: Attempts<Reduced>; readonly signature: string };

export class ProgramArbitrary extends fc.Arbitrary<Draft> {
  private readonly generator: Generator;

  constructor(generator: Generator) {
    super();
    this.generator = generator;
  }

  generate(random: fc.Random): fc.Value<Draft> {
    return new fc.Value(new Draft(random.nextInt(-0x8000_0000, 0x7fff_ffff), null), undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Draft {
    return value instanceof Draft && value.program !== null;
  }

  /** Pulling the next candidate means that the one before passed; a fresh call, that it failed. */
  shrink(value: Draft, context: unknown): fc.Stream<fc.Value<Draft>> {
    const { program, violation } = value;
    if (program === null || violation === null) return fc.Stream.nil();
    const known = context as Context | undefined;
    if (known !== undefined)
      return new fc.Stream(
        candidates(known, failing(program, { violation, executed: program.steps, skipped: [] }, known.signature)),
      );
    const attempts = reduce(new Reduction(program, this.generator.target.capabilities.exporters));
    return new fc.Stream(candidates({ attempts, signature: violation.signature }, undefined));
  }
}

function* candidates(context: Context, verdict: Program | null | undefined): Generator_<fc.Value<Draft>> {
  let step = verdict === undefined ? context.attempts.next() : context.attempts.next(verdict);
  while (step.done !== true) {
    yield new fc.Value(new Draft(0, step.value), context);
    step = context.attempts.next(null);
  }
}

type Generator_<T> = globalThis.Generator<T, void, void>;
