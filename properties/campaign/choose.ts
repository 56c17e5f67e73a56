// SPDX-License-Identifier: MIT
/**
 * Which of the programs that were drawn are sent to a slow target. Drawing costs a part of running, so more are drawn
 * than sent: most of those sent are the ones that exercise, for what they cost, most of what was seldom exercised.
 */

/** A drawn program as far as the choice needs it. */
export interface Candidate {
  /** Indexes of the clauses it exercised in the rehearsal. */
  readonly clauses: readonly number[];
  readonly steps: number;
  /** It kills the target. */
  readonly endsEarly: boolean;
}

/** Hits after which a clause is no longer looked for: twice what a report asks for. */
const ENOUGH_HITS = 40;
/** What a boot costs, in steps. */
const BOOT_STEPS = 2000;

/** What one more hit is worth: steep, or many clauses that are half done would outweigh one that never came. */
function gainOf(hits: number): number {
  const missing = Math.max(0, 1 - hits / ENOUGH_HITS);
  return missing ** 8;
}

function worth({ clauses, steps, endsEarly }: Candidate, hits: Float64Array): number {
  let gain = 0;
  for (const clause of clauses) gain += gainOf(hits[clause] ?? 0);
  return gain / (20 + steps + (endsEarly ? BOOT_STEPS : 0));
}

function best(candidates: readonly Candidate[], taken: ReadonlySet<number>, hits: Float64Array): number {
  let at = -1;
  let most = 0;
  for (const [index, candidate] of candidates.entries()) {
    if (taken.has(index)) continue;
    const value = worth(candidate, hits);
    if (value > most) [at, most] = [index, value];
  }
  return at;
}

/** Programs drawn for each that is sent, while there is something to choose for. */
const OVERDRAWN = 4;
/** Looks in a row that may bring nothing: what a look found is judged a round or two later. */
const IDLE_LOOKS_MAX = 3;
/** Rounds without a look after that. */
const PLAIN_ROUNDS = 31;

/**
 * How many programs a round draws. Once looking for the rare brings nothing more, most rounds draw only what they send:
 * some clauses are exercised in the rehearsal alone, and some only by what kills.
 */
export class Overdraw {
  private plainRounds = 0;
  private idleLooks = 0;
  private reached = 0;

  /** Programs to draw in the next round for each to send. */
  factor(): number {
    return this.plainRounds > 0 ? 1 : OVERDRAWN;
  }

  /** A round is over that drew as many as that. */
  drew(hits: Uint32Array): void {
    let reached = 0;
    for (const count of hits) reached += Math.min(count, ENOUGH_HITS);
    if (this.plainRounds > 0) this.plainRounds--;
    else if (reached > this.reached) this.idleLooks = 0;
    else if (++this.idleLooks >= IDLE_LOOKS_MAX) this.plainRounds = PLAIN_ROUNDS;
    this.reached = reached;
  }
}

/** Share of programs sent for what they exercise; the others come as they were drawn. */
const CHOSEN = 0.7;

/** Indexes of the chosen candidates, in the order they were drawn. */
export function choose(candidates: readonly Candidate[], seenHits: Uint32Array, count: number): number[] {
  if (candidates.length <= count) return [...candidates.keys()];
  const taken = new Set<number>();
  const hits = Float64Array.from(seenHits);
  const wanted = Math.floor(count * CHOSEN);
  for (let at = best(candidates, taken, hits); at >= 0 && taken.size < wanted; at = best(candidates, taken, hits)) {
    taken.add(at);
    for (const clause of candidates[at]?.clauses ?? []) hits[clause] = (hits[clause] ?? 0) + 1;
  }
  for (let at = 0; at < candidates.length && taken.size < count; at++) taken.add(at);
  return [...taken].sort((a, b) => a - b);
}
