// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Whoever was woken once need not look again. */
export const poll12: Mutant = {
  clause: "POLL-12",
  title: "a poll after a wake-up takes it for readiness",
  file: "impl/framework/poll.ts",
  find: "  if (watchFirst(core, dmabuf, slot, write)) return false;\n  slot.run(core, null, dmabuf.reservation); // POLL-09\n  return true;\n}\n",
  replace:
    "  if (!woken.delete(slot) && watchFirst(core, dmabuf, slot, write)) {\n    woken.add(slot);\n    return false;\n  }\n  slot.run(core, null, dmabuf.reservation);\n  return true;\n}\n\nconst woken = new WeakSet<PollSlot>();\n",
};
