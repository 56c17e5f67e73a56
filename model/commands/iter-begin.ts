// SPDX-License-Identifier: MIT
import { takesListMutex } from "../list-mutex.ts";
import { own } from "../references.ts";
import type { Call, Meaning } from "../rule.ts";

/** The newest listed buffer, with a reference. One task: whatever is listed has references. */
export const iterBegin: Meaning<"iter-begin"> = {
  defined: () => true,
  legal: () => true,
  phases: [
    takesListMutex("LOCK-15"),
    {
      phase: "effect",
      clause: "REF-31",
      also: ["REF-45"],
      when: (c) => c.s.listed.length > 1,
      run: takeFirst,
      value: (c) => c.buffer?.id ?? null,
      valueClauses: { "": "REF-45" },
    },
    { phase: "effect", clause: "REF-31", run: takeFirst, value: (c) => c.buffer?.id ?? null },
  ],
};

function takeFirst(c: Call<"iter-begin">): void {
  c.buffer = c.s.listed[0] ?? null;
  if (c.buffer !== null) own(c.s, c.buffer);
}
