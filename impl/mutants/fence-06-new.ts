// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A second signal still returns EINVAL in 7.2. */
export const fence06New: Mutant = {
  clause: "FENCE-06",
  title: "a second signal still returns EINVAL in 7.2",
  file: "impl/framework/fence-signal.ts",
  find: 'if (fence.signaled) return core.switches.secondSignal === "error" ? error("EINVAL") : undefined;',
  replace: 'if (fence.signaled) return error("EINVAL");',
};
