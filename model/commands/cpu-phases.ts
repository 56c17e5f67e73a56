// SPDX-License-Identifier: MIT
/** The end of a CPU's read, whatever mapping it reads through. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { cpuByte, pageOf } from "../contents.ts";
import { readByCpu } from "../pages.ts";
import type { Call, Effect } from "../rule.ts";

type ReadCommand = "vmap-read" | "cpu-read";
type ReadCall = Call<ReadCommand>;

/** The CPU sees what a device wrote because a bracket began. */
function bracketBegan(c: ReadCall): boolean {
  const { writer, shownBy } = pageOf(c);
  return writer === "memory" && shownBy === "bracket";
}

function read(clause: ClauseId, when: (c: ReadCall) => boolean): Effect<ReadCommand> {
  return { phase: "effect", clause, when, run: (c) => readByCpu(pageOf(c), cpuByte(c)), value: cpuByte };
}

/** A page nobody wrote reads as zero; otherwise the read is of one kind of mapping, or shows what a bracket did. */
export function cpuReads(usual: ClauseId): readonly Effect<ReadCommand>[] {
  return [read("MAP-45", (c) => pageOf(c).writer === "nobody"), read("CPU-19", bracketBegan), read(usual, () => true)];
}
