// SPDX-License-Identifier: MIT
/** What the steps of a run were and where they led: counters cheap enough for the hot path. */
import type { State } from "../../model/state.ts";
import { COMMAND_NAMES, type CommandName } from "../../spec/commands/index.ts";
import type { Outcome } from "../../spec/observation.ts";

/** Ways a command can end, in the order of the counters. */
export const STATUSES = ["ok", "error", "blocked", "died", "refused"] as const satisfies readonly Outcome["status"][];

const STATUS_INDEX: Readonly<Record<Outcome["status"], number>> = { ok: 0, error: 1, blocked: 2, died: 3, refused: 4 };

const COMMAND_INDEX = Object.fromEntries(COMMAND_NAMES.map((name, index) => [name, index])) as Readonly<
  Record<CommandName, number>
>;

/** Transitions are numbered by a hash of so many bits: a few may share a number. */
const TRANSITION_BITS = 17;

/** Words the counters need: ends by command, then one bit for each transition. */
export const STEP_COUNTS_WORDS = COMMAND_NAMES.length * STATUSES.length + (1 << (TRANSITION_BITS - 5));

/** The state as ten facts: which kinds of things there are, and whether somebody waits. */
function factsOf({ pools, census, locked, asleep }: State): number {
  let facts = pools.buffer.live.length > 0 ? 1 : 0;
  if (pools.fd.live.length > 0) facts |= 2;
  if (pools.attachment.live.length > 0) facts |= 4;
  if (pools.mapping.live.length > 0) facts |= 8;
  if (pools.fence.live.length > 0) facts |= 16;
  if (pools.vma.live.length > 0) facts |= 32;
  if (census.vmaps > 0) facts |= 64;
  if (census.polls > 0) facts |= 128;
  if (locked.length > 0) facts |= 256;
  if (asleep.size > 0) facts |= 512;
  return facts;
}

/** Ends of each command, and the abstract transitions: facts before, command, its end, facts after. */
export class StepCounts {
  readonly outcomes: Uint32Array;
  private readonly seen: Uint32Array;
  private before = 0;

  /** `words` may be shared memory: the counters then survive the thread. */
  constructor(words: Uint32Array = new Uint32Array(STEP_COUNTS_WORDS)) {
    const split = COMMAND_NAMES.length * STATUSES.length;
    this.outcomes = words.subarray(0, split);
    this.seen = words.subarray(split);
  }

  /** A program begins, in an empty world. */
  begin(): void {
    this.before = 0;
  }

  /** A step ended so, and left that state. */
  step(command: CommandName, status: Outcome["status"], state: State): void {
    const end = COMMAND_INDEX[command] * STATUSES.length + STATUS_INDEX[status];
    this.outcomes[end] = (this.outcomes[end] ?? 0) + 1;
    const after = factsOf(state);
    const mixed = Math.imul((this.before << 10) | after, 0x9e3779b1) ^ Math.imul(end + 1, 0x85ebca6b);
    const number = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> (32 - TRANSITION_BITS);
    const word = number >>> 5;
    this.seen[word] = (this.seen[word] ?? 0) | (1 << (number & 31));
    this.before = after;
  }

  /** Numbers of the transitions seen, ascending. */
  transitions(): number[] {
    const numbers: number[] = [];
    for (const [word, bits] of this.seen.entries()) {
      for (let bit = 0; bits !== 0 && bit < 32; bit++) if ((bits >>> bit) & 1) numbers.push(word * 32 + bit);
    }
    return numbers;
  }
}
