// SPDX-License-Identifier: MIT
import { memfdOf, openMemfd, openMemfdOf } from "../memory-files.ts";
import type { Meaning } from "../rule.ts";

/** A read-only descriptor of the same memory file: another open file, for which the seals and pages are the same. */
export const memfdReopen: Meaning<"memfd-reopen"> = {
  defined: (c) => openMemfdOf(c, c.args.memfd),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "UDMABUF-28",
      run: (c) => {
        c.memfd = openMemfd(c.s, c.step.id, memfdOf(c).file, true);
      },
      value: (c) => memfdOf(c).number,
    },
  ],
};
