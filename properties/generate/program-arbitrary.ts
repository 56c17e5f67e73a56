// SPDX-License-Identifier: MIT
/**
 * Programs as a fast-check arbitrary: seeds, paths, statistics and shrinking stay fast-check's. A value is a draft: it
 * draws and executes itself at once when the property runs it, because each step depends on what the target showed.
 */
import * as fc from "fast-check";
import type { Violation } from "../../spec/finding.ts";
import type { Program } from "../../spec/program.ts";
import { runProgram } from "../lockstep/run-program.ts";
import { costOf, isSimpler } from "../reduce/cost.ts";
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
type Context = { readonly reduction: Reduction; readonly attempts: Attempts<Reduced>; readonly signature: string };

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
    // Whoever walks a path has run none of the values on it.
    if (value.program === null) value.run(this.generator);
    const { program, violation } = value;
    if (program === null || violation === null) return fc.Stream.nil();
    const known = context as Context | undefined;
    if (known !== undefined) {
      const run = { violation, executed: program.steps, skipped: [] };
      return new fc.Stream(candidates(known, program, failing(program, run, known.signature)));
    }
    const reduction = new Reduction(program, this.generator.target.capabilities.exporters);
    const fresh = { reduction, attempts: reduce(reduction), signature: violation.signature };
    return new fc.Stream(candidates(fresh, program, undefined));
  }
}

/** `current` failed last and is reported if nothing follows, but the reduction may have refused it: then its best one follows. */
function* candidates(
  context: Context,
  current: Program,
  verdict: Program | null | undefined,
): Generator_<fc.Value<Draft>> {
  const { attempts, reduction } = context;
  let step = verdict === undefined ? attempts.next() : attempts.next(verdict);
  while (step.done !== true) {
    yield new fc.Value(new Draft(0, step.value), context);
    step = attempts.next(null);
  }
  if (isSimpler(reduction.cost, costOf(current))) yield new fc.Value(new Draft(0, reduction.program), context);
}

type Generator_<T> = globalThis.Generator<T, void, void>;
