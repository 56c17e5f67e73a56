// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Whoever has polled is told of later fences, too. */
export const poll21: Mutant = {
  clause: "POLL-21",
  title: "adding a fence to a polled buffer arms its other slot",
  file: "impl/framework/resv-add.ts",
  find: "  list.entries.push(entry);\n",
  replace:
    "  list.entries.push(entry);\n  for (const { reservation: polled, pollIn, pollOut } of core.list) {\n    if (polled !== reservation || pollOut.active === pollIn.active) continue;\n    const slot = pollIn.active ? pollOut : pollIn;\n    slot.arm(core);\n    fence.callbacks.push(slot);\n  }\n",
};
