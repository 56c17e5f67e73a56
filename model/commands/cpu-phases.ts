// SPDX-License-Identifier: MIT
/** The end of a CPU's read, whatever mapping it reads through. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { cpuByte, pageOf } from "../contents.ts";
import { bytesForCpu, readByCpu } from "../pages.ts";
import type { Call, Effect } from "../rule.ts";

type ReadCommand = "vmap-read" | "cpu-read";
type ReadCall = Call<ReadCommand>;

/** Nobody has written the page: it reads as zero (MAP-45). */
export function neverWritten(c: ReadCall): boolean {
  return pageOf(c).writer === "nobody";
}

/** The CPU sees what a device wrote because a bracket began. */
export function bracketBegan(c: ReadCall): boolean {
  const { writer, shownBy } = pageOf(c);
  return writer === "memory" && shownBy === "bracket";
}

/** A read that shows what the rules allow; the byte tells which of the allowed states it is. */
export function reads(
  clause: ClauseId,
  when: (c: ReadCall) => boolean,
  also: readonly ClauseId[] = [],
): Effect<ReadCommand> {
  return { phase: "effect", clause, also, when, run: (c) => readByCpu(pageOf(c), cpuByte(c)), value: cpuByte };
}

/** A read of which nothing is promised: any byte is accepted, and one that the rules allow is learned from. */
export function readsAnything(clause: ClauseId, when: (c: ReadCall) => boolean): Effect<ReadCommand> {
  return {
    phase: "effect",
    clause,
    when,
    run: (c) => {
      const byte = cpuByte(c);
      if (byte === seenByte(c) && bytesForCpu(pageOf(c)).includes(byte)) readByCpu(pageOf(c), byte);
    },
    value: (c) => seenByte(c) ?? cpuByte(c),
  };
}

function seenByte({ seen }: ReadCall): number | null {
  return seen?.status === "ok" && typeof seen.value === "number" ? seen.value : null;
}
