// SPDX-License-Identifier: MIT
/** All counters of a campaign in one piece of memory, which may be shared: what was counted outlives the thread. */
import type { OutcomeCounts, Tally } from "../../spec/campaign.ts";
import { CLAUSE_IDS, type ClauseId } from "../../spec/clauses/index.ts";
import { COMMAND_NAMES, type CommandName } from "../../spec/commands/index.ts";
import { STATUSES, STEP_COUNTS_WORDS, StepCounts } from "../lockstep/step-counts.ts";

const WORD_BYTES = 4;

/** Size of the memory. */
export const COUNTERS_BYTES = WORD_BYTES * (2 * CLAUSE_IDS.length + STEP_COUNTS_WORDS);

export class Counters {
  /** How often each clause's premise fired, by index of the register. */
  readonly hits: Uint32Array;
  readonly steps: StepCounts;
  private readonly programs: Uint32Array;
  /** `hits` when the program before had ended. */
  private readonly earlier = new Uint32Array(CLAUSE_IDS.length);

  constructor(memory: ArrayBufferLike = new ArrayBuffer(COUNTERS_BYTES)) {
    const { length } = CLAUSE_IDS;
    this.hits = new Uint32Array(memory, 0, length);
    this.programs = new Uint32Array(memory, WORD_BYTES * length, length);
    this.steps = new StepCounts(new Uint32Array(memory, 2 * WORD_BYTES * length, STEP_COUNTS_WORDS));
  }

  /** A program has ended: it counts once for each clause whose premise held in it. */
  endProgram(): void {
    const { hits, earlier, programs } = this;
    for (let at = 0; at < hits.length; at++) {
      const now = hits[at] as number;
      if (now === earlier[at]) continue;
      earlier[at] = now;
      programs[at] = (programs[at] as number) + 1;
    }
  }

  /** What was counted, by name. */
  tally(): Pick<Tally, "hits" | "programsByClause" | "outcomes" | "transitions"> {
    return {
      hits: byClause(this.hits),
      programsByClause: byClause(this.programs),
      outcomes: outcomesOf(this.steps.outcomes),
      transitions: this.steps.transitions(),
    };
  }
}

/** Counters by clause; a clause that never fired is left out. */
function byClause(counts: Uint32Array): Partial<Record<ClauseId, number>> {
  const fired = CLAUSE_IDS.flatMap((id, index) => ((counts[index] ?? 0) > 0 ? [[id, counts[index]]] : []));
  return Object.fromEntries(fired) as Partial<Record<ClauseId, number>>;
}

function outcomesOf(counts: Uint32Array): Tally["outcomes"] {
  const byCommand: Partial<Record<CommandName, OutcomeCounts>> = {};
  for (const [index, name] of COMMAND_NAMES.entries()) {
    const mine = counts.subarray(index * STATUSES.length, (index + 1) * STATUSES.length);
    if (mine.every((n) => n === 0)) continue;
    byCommand[name] = Object.fromEntries(STATUSES.map((status, at) => [status, mine[at] ?? 0])) as OutcomeCounts;
  }
  return byCommand;
}
