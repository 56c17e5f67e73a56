// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The check of a wait for any stands before the case without time, which sleeps in no way. */
export const fence47Any: Mutant = {
  clause: "FENCE-47",
  title: "a wait for any without time is reported in atomic context",
  file: "impl/framework/fence-wait-any.ts",
  find: '  if (patience.timeout === 0) return firstSignaled(core, fences);\n  mightSleep(core.task, SITE, "FENCE-47");',
  replace:
    '  mightSleep(core.task, SITE, "FENCE-47");\n  if (patience.timeout === 0) return firstSignaled(core, fences);',
};
