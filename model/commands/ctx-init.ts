// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { beginContext } from "../contexts.ts";
import { lockReport, misbegun } from "../lock-debug.ts";
import type { Meaning } from "../rule.ts";

const REPORTS: readonly ClauseId[] = ["WW-20", "WW-23"];

/** `ww_acquire_init`: one context at a time, and none while a reservation without one is held. */
export const ctxInit: Meaning<"ctx-init"> = {
  defined: () => true,
  legal: (c) => misbegun(c) === null,
  phases: [
    {
      phase: "script",
      clause: "WW-20",
      also: REPORTS,
      given: { lockDebug: true },
      when: (c) => misbegun(c) !== null,
      run: (c) => lockReport(c.s, misbegun(c) ?? "WW-20"),
    },
    { phase: "effect", clause: "WW-11", run: (c) => beginContext(c.s, c.step.id, c.task) },
  ],
};
