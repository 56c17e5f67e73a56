// SPDX-License-Identifier: MIT
import { readsBracketed } from "../brackets.ts";
import { pageOf, predictable } from "../contents.ts";
import { bytesForCpu } from "../pages.ts";
import type { Call, Meaning } from "../rule.ts";
import { mayRead } from "../user-mappings.ts";
import { neverWritten, reads, readsAnything } from "./cpu-phases.ts";
import { theBuffer } from "./descriptor-phases.ts";
import { accessDefined, accessLegal, outlived, signals } from "./vma-access.ts";

/** The process reads the buffer's page, by whatever way it was written; outside of brackets it may see anything (SYNC-14). */
export const cpuRead: Meaning<"cpu-read"> = {
  defined: accessDefined,
  legal: (c) => accessLegal(c, mayRead) && bracketed(c) && predictable(bytesForCpu(pageOf(c))),
  phases: [
    ...signals(mayRead),
    reads("MMAP-22", (c) => outlived(c) && showsSignal(c)),
    reads("MAP-45", neverWritten),
    readsAnything("MMAP-06", (c) => !bracketed(c)),
    reads("CPU-19", outlived, ["MMAP-22"]),
    reads("CPU-19", () => true),
  ],
};

function bracketed(c: Pick<Call, "buffer">): boolean {
  return readsBracketed(theBuffer(c));
}

/** The page went with the descriptor, rather than showing another byte. */
function showsSignal({ seen }: Pick<Call, "seen">): boolean {
  return seen?.status === "ok" && typeof seen.value === "string";
}
