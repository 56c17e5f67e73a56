// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A poll wants to hear of every fence soon. */
export const poll23: Mutant = {
  clause: "POLL-23",
  title: "a poll switches on signalling of all fences in the way",
  file: "impl/framework/poll.ts",
  find: "    dmaFenceGet(fence);\n    const refusal",
  replace:
    "    for (const other of reservation.list?.entries ?? []) {\n      if (other.fence.enabled || other.usage > dmaResvUsageRw(write)) continue;\n      other.fence.enabled = true;\n      other.fence.ops.enableSignaling?.(core, other.fence, reservation);\n    }\n    dmaFenceGet(fence);\n    const refusal",
};
