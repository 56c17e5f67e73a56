// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only a fence that was signalled before is passed over. */
export const poll32: Mutant = {
  clause: "POLL-32",
  title: "a fence that is done when it is asked to signal keeps its event back",
  file: "impl/framework/poll.ts",
  find: "    const refusal = dmaFenceAddCallback(core, fence, slot, reservation);\n    if (refusal === undefined) return true;",
  replace:
    "    const done = fence.signaled;\n    const refusal = dmaFenceAddCallback(core, fence, slot, reservation);\n    if (refusal === undefined || !done) return true;",
};
