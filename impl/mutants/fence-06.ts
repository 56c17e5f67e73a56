// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A second signal returns success up to 6.12. */
export const fence06: Mutant = {
  clause: "FENCE-06",
  title: "a second signal returns success up to 6.12",
  file: "impl/framework/fence-signal.ts",
  find: 'if (fence.signaled) return core.switches.secondSignal === "error" ? error("EINVAL") : undefined;',
  replace: "if (fence.signaled) return undefined;",
  era: "6.1",
};
