// SPDX-License-Identifier: MIT
import { cpuByte, pageOf, predictable } from "../contents.ts";
import { filePage, memfdOf, openMemfdOf } from "../memory-files.ts";
import { bytesForCpu, readByCpu } from "../pages.ts";
import type { Call, Meaning } from "../rule.ts";

type ReadCall = Call<"memfd-read">;

/** The CPU reads the file: it shows what was written there by whatever way, also through a buffer (UDMABUF-23). */
export const memfdRead: Meaning<"memfd-read"> = {
  defined: (c) => {
    if (!openMemfdOf(c, c.args.memfd)) return false;
    if (!beyondEnd(c)) c.page = filePage(memfdOf(c).file, c.args.page);
    return true;
  },
  legal: (c) => c.page === null || predictable(bytesForCpu(c.page)),
  phases: [
    { phase: "effect", clause: "UDMABUF-24", when: beyondEnd, value: () => null },
    { phase: "effect", clause: "UDMABUF-23", run: (c) => readByCpu(pageOf(c), cpuByte(c)), value: cpuByte },
  ],
};

function beyondEnd(c: ReadCall): boolean {
  return BigInt(c.args.page) * BigInt(c.s.world.pageSizeBytes) >= memfdOf(c).file.size;
}
