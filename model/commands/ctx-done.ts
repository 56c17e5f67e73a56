// SPDX-License-Identifier: MIT
import { lockReport } from "../lock-debug.ts";
import type { Meaning } from "../rule.ts";
import { contextOf, ownContext } from "./context-lookup.ts";

/** `ww_acquire_done`: all wanted locks are held; once. */
export const ctxDone: Meaning<"ctx-done"> = {
  defined: (c) => ownContext(c, c.args.context),
  legal: (c) => !contextOf(c).done,
  phases: [
    {
      phase: "script",
      clause: "WW-15",
      also: [],
      given: { lockDebug: true },
      when: (c) => contextOf(c).done,
      run: (c) => lockReport(c.s, "WW-15"),
    },
    {
      phase: "effect",
      clause: "WW-15",
      run: (c) => {
        contextOf(c).done = true;
      },
    },
  ],
};
