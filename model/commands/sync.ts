// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { writable } from "../access-mode.ts";
import { bufferOf } from "../contents.ts";
import { nestsLocks } from "../lock-debug.ts";
import { notHeld } from "../locks.ts";
import type { Call, Meaning } from "../rule.ts";
import { directionOf, hasOneUnknownBit, hasUnknownBits, isEnd, namesNoAccess, writes } from "../sync-word.ts";
import {
  type BracketCall,
  begunBefore,
  bracketDefined,
  type Reason,
  type Side,
  sidePhases,
  unbalanced,
} from "./bracket-phases.ts";
import { fdKnown, fileOwn, NOT_OPEN, PATH_ONLY } from "./descriptor-phases.ts";

type SyncCall = Call<"sync">;

const WORDS: readonly (readonly [word: bigint, clause: ClauseId])[] = [
  [0x1n, "SYNC-04"],
  [0x2n, "SYNC-05"],
  [0x3n, "SYNC-06"],
];

function flagsOf(c: BracketCall): bigint {
  return (c as SyncCall).args.flags;
}

/** An END without its START, or a second START. */
function strays(c: BracketCall): boolean {
  return isEnd(flagsOf(c)) ? unbalanced(c, directionOf(flagsOf(c))) : begunBefore(c);
}

function writesReadOnly(c: BracketCall): boolean {
  return writes(flagsOf(c)) && !writable(bufferOf(c).flags);
}

function neverMapped(c: BracketCall): boolean {
  return bufferOf(c).vmas === 0;
}

/** Each case of a call for each of the three directions: the direction is always the word's own promise. */
function reasons(end: bigint): readonly Reason[] {
  const cases: readonly (readonly [ClauseId | null, (c: BracketCall) => boolean])[] = [
    ["SYNC-13", writesReadOnly],
    ["SYNC-10", strays],
    ["SYNC-16", neverMapped],
    [null, () => true],
  ];
  return cases.flatMap(([clause, when]) =>
    WORDS.map(([word, direction]) => ({
      clause: clause ?? direction,
      direction,
      when: (c) => flagsOf(c) === (word | end) && when(c),
    })),
  );
}

function side(op: Side["op"], end: bigint): Side {
  return {
    op,
    direction: (c) => directionOf(flagsOf(c)),
    when: (c) => isEnd(flagsOf(c)) === (end !== 0n),
    reasons: reasons(end),
    also: ["SYNC-18", "CPU-31"],
    positive: "SYNC-09",
    onError: "SYNC-09",
    onRestart: "SYNC-19",
  };
}

/** Two things wrong: the order of the tests decides, though both give EINVAL. */
export const sync: Meaning<"sync"> = {
  defined: (c) =>
    fdKnown(c, c.args.fd) && (c.buffer === null || bracketDefined(c as BracketCall, directionOf(c.args.flags))),
  legal: (c) =>
    fileOwn(c, c.args.fd) &&
    wordGood(c) &&
    notHeld(c) &&
    !nestsLocks(c) &&
    !(isEnd(c.args.flags) && strays(c as BracketCall)),
  phases: [
    NOT_OPEN,
    PATH_ONLY,
    {
      phase: "fault",
      clause: "SYNC-18",
      also: ["SYNC-01"],
      point: "copy:from-user",
      when: (c) => !wordGood(c),
      errno: "EFAULT",
    },
    { phase: "fault", clause: "SYNC-01", also: ["SYNC-18"], point: "copy:from-user", when: wordGood, errno: "EFAULT" },
    {
      phase: "check",
      clause: "SYNC-08",
      also: ["SYNC-02", "SYNC-18"],
      when: (c) => hasOneUnknownBit(c.args.flags),
      ends: "EINVAL",
    },
    { phase: "check", clause: "SYNC-02", also: ["SYNC-18"], when: (c) => hasUnknownBits(c.args.flags), ends: "EINVAL" },
    { phase: "check", clause: "SYNC-03", also: ["SYNC-18"], when: (c) => namesNoAccess(c.args.flags), ends: "EINVAL" },
    ...sidePhases(side("begin_cpu_access", 0n)),
    ...sidePhases(side("end_cpu_access", 0x4n)),
  ],
};

function wordGood(c: SyncCall): boolean {
  return !hasUnknownBits(c.args.flags) && !namesNoAccess(c.args.flags);
}
