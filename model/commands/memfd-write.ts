// SPDX-License-Identifier: MIT
import { filePage, memfdOf, openMemfdOf } from "../memory-files.ts";
import { writeByCpu } from "../pages.ts";
import type { Call, Meaning } from "../rule.ts";

/** One byte at the begin of a page, by the CPU. Writing past the end, or through a read-only descriptor, is never sent. */
export const memfdWrite: Meaning<"memfd-write"> = {
  defined: (c) => openMemfdOf(c, c.args.memfd) && !memfdOf(c).readOnly && insideFile(c),
  legal: (c) => !sealedAgainstWrites(c),
  phases: [
    { phase: "check", clause: "UDMABUF-29", when: sealedAgainstWrites, ends: "EPERM" },
    {
      phase: "effect",
      clause: "UDMABUF-23",
      run: (c) => writeByCpu(c.s, filePage(memfdOf(c).file, c.args.page), c.args.marker),
    },
  ],
};

function insideFile(c: Call<"memfd-write">): boolean {
  return BigInt(c.args.page) * BigInt(c.s.world.pageSizeBytes) < memfdOf(c).file.size;
}

function sealedAgainstWrites(c: Call<"memfd-write">): boolean {
  const { seals } = memfdOf(c).file;
  return seals.has("F_SEAL_WRITE") || seals.has("F_SEAL_FUTURE_WRITE");
}
