// SPDX-License-Identifier: MIT
import { writable } from "../access-mode.ts";
import type { Call, Meaning } from "../rule.ts";
import { knownVma, mayExecute, mayWrite, vmaOf } from "../user-mappings.ts";
import { theBuffer } from "./descriptor-phases.ts";

type ProtectCall = Call<"mprotect">;

/** What may be done later was decided when the mapping was made. Through another driver's node that node decides. */
export const mprotect: Meaning<"mprotect"> = {
  defined: (c) => knownVma(c, c.args.vma) && !(vmaOf(c).redirected && mayExecute(c.args.protection)),
  legal: (c) => !exceedsMode(c) && !(mayExecute(c.args.protection) && c.s.era === "7.2"),
  phases: [
    {
      phase: "check",
      clause: "MMAP-29",
      since: "7.2",
      when: (c) => mayExecute(c.args.protection),
      ends: "EACCES",
    },
    { phase: "check", clause: "MMAP-28", when: exceedsMode, ends: "EACCES" },
    { phase: "effect", clause: "MMAP-29", when: (c) => mayExecute(c.args.protection), run: protect },
    { phase: "effect", clause: "MMAP-30", when: (c) => vmaOf(c).redirected, run: protect },
    { phase: "effect", clause: "MMAP-28", run: protect },
  ],
  silent: "MMAP-21",
};

function exceedsMode(c: ProtectCall): boolean {
  const { redirected, shared } = vmaOf(c);
  return !redirected && shared && mayWrite(c.args.protection) && !writable(theBuffer(c).flags);
}

function protect(c: ProtectCall): void {
  vmaOf(c).protection = c.args.protection;
}
