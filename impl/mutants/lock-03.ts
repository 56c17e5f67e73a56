// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The detach callback runs under the reservation lock. */
export const lock03: Mutant = {
  clause: "LOCK-03",
  title: "the detach callback runs under the reservation lock",
  file: "impl/framework/detach.ts",
  find: "  if (dmabuf.ops.detach !== undefined) yield* callDetach(core, dmabuf, attachment);\n",
  replace:
    "  if (dmabuf.ops.detach !== undefined && dmabuf.reservation.tryLock(core.task)) {\n    yield* callDetach(core, dmabuf, attachment);\n    dmabuf.reservation.unlock(core.task);\n  }\n",
};
