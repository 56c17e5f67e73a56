// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A poll looks past the slot that an earlier one armed. */
export const poll10: Mutant = {
  clause: "POLL-10",
  title: "an armed slot whose fences were replaced by signalled ones is ready",
  file: "impl/framework/poll.ts",
  find: "  if (slot.active) return false;\n",
  replace:
    "  if (slot.active) {\n    const entries = dmabuf.reservation.list?.entries ?? [];\n    return entries.every(({ fence }) => fence.signaled);\n  }\n",
};
