// SPDX-License-Identifier: MIT
import { endContext } from "../contexts.ts";
import { lockReport } from "../lock-debug.ts";
import type { Meaning } from "../rule.ts";
import { contextOf, ownContext } from "./context-lookup.ts";

/** `ww_acquire_fini`: after all its locks. */
export const ctxFini: Meaning<"ctx-fini"> = {
  defined: (c) => ownContext(c, c.args.context),
  legal: (c) => contextOf(c).acquired === 0,
  phases: [
    {
      phase: "script",
      clause: "WW-16",
      also: [],
      given: { lockDebug: true },
      when: (c) => contextOf(c).acquired > 0,
      run: (c) => lockReport(c.s, "WW-16"),
    },
    { phase: "effect", clause: "WW-16", run: (c) => endContext(c.s, contextOf(c)) },
  ],
};
