// SPDX-License-Identifier: MIT
import { writesBracketed } from "../brackets.ts";
import { pageOf } from "../contents.ts";
import { writeByCpu } from "../pages.ts";
import type { Call, Meaning } from "../rule.ts";
import { mayWrite, vmaOf } from "../user-mappings.ts";
import { theBuffer } from "./descriptor-phases.ts";
import { accessDefined, accessLegal, outlived, signals } from "./vma-access.ts";

/** The process writes. Into a private mapping it would write a copy of its own: never sent. */
export const cpuWrite: Meaning<"cpu-write"> = {
  defined: (c) => accessDefined(c) && (vmaOf(c).shared || !mayWrite(vmaOf(c).protection)),
  legal: (c) => accessLegal(c, mayWrite) && writesBracketed(theBuffer(c)),
  phases: [
    ...signals(mayWrite),
    { phase: "effect", clause: "MMAP-22", when: outlived, run: write },
    { phase: "effect", clause: "MMAP-06", run: write },
  ],
};

function write(c: Call<"cpu-write">): void {
  writeByCpu(c.s, pageOf(c), c.args.marker);
}
