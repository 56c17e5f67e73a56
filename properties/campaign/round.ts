// SPDX-License-Identifier: MIT
/** One round of drawn programs under fast-check: judged while they are drawn, or drawn in a rehearsal and sent away together. */
import * as fc from "fast-check";
import type { Violation } from "../../spec/finding.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { type DrawnProgram, type Generator, programOf } from "../generate/draw-program.ts";
import type { ProgramArbitrary } from "../generate/program-arbitrary.ts";
import { judgeWhole, send } from "../lockstep/whole-program.ts";

/** A program of a round, after it ran. */
export interface Played {
  readonly executed: readonly AnyStep[];
  readonly negative: boolean;
  readonly violation: Violation | null;
  /** Where it stands in the round, as fast-check counts. */
  readonly path: string;
  /** The whole program; only asked of one that failed. */
  readonly program: () => Program;
}

/** How the programs of a run are drawn. */
export interface Drawing {
  readonly arbitrary: ProgramArbitrary;
  readonly generator: Generator;
}

function draw({ arbitrary, generator }: Drawing, seed: number, programs: number): DrawnProgram[] {
  const all: DrawnProgram[] = [];
  const round = fc.check(
    fc.property(arbitrary, (draft) => {
      const drawn = draft.run(generator);
      if (drawn !== null) all.push(drawn);
    }),
    { seed, numRuns: programs, endOnFailure: true },
  );
  // The property only records: what it throws is a fault of ours.
  if (round.failed) throw round.errorInstance;
  return all;
}

/** A round on a target that is asked step by step, while the programs are drawn. */
export function playHere(drawing: Drawing, seed: number, programs: number): Played[] {
  return draw(drawing, seed, programs).map((drawn, path) => {
    const { executed, negative, violation } = drawn;
    return { executed, negative, violation, path: `${path}`, program: () => programOf(drawn) };
  });
}

/** A round on a target that takes programs whole; the generator draws on its rehearsal. */
export function playAway(
  drawing: Drawing,
  target: Target,
  hits: Uint32Array,
  seed: number,
  programs: number,
): Played[] {
  const drawn = draw(drawing, seed, programs);
  const sent = drawn.map((d) => ({ ...programOf(d), endsEarly: d.endsEarly }));
  const runs = send(target, sent);
  return drawn.map(({ negative }, at) => {
    const [program, run] = [sent[at], runs[at]];
    if (program === undefined || run === undefined) throw new Error("a program was sent and nothing came back");
    const { executed, violation } = judgeWhole(target, program, run, hits);
    return { executed, negative, violation, path: `${at}`, program: () => ({ ...program, steps: executed }) };
  });
}
