// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The op runs in the hold that unlinked the attachment. */
export const lock25: Mutant = {
  clause: "LOCK-25",
  title: "the detach callback comes before the unlock",
  file: "impl/framework/detach.ts",
  find: "  if (dmabuf.ops.detach !== undefined) yield* callDetach(core, dmabuf, attachment);\n",
  replace:
    "  if (dmabuf.ops.detach !== undefined && dmabuf.reservation.tryLock(core.task)) {\n    yield* callDetach(core, dmabuf, attachment);\n    dmabuf.reservation.unlock(core.task);\n  }\n",
  era: "6.12",
};
