// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The core takes the reservation lock before it asks the exporter. */
export const attach10: Mutant = {
  clause: "ATTACH-10",
  title: "the attach callback runs under the reservation lock",
  file: "impl/framework/attach.ts",
  find: "  return yield* callAttach(core, dmabuf, attachment);",
  replace:
    "  const locked = dmabuf.reservation.tryLock(core.task);\n  const refusal = yield* callAttach(core, dmabuf, attachment);\n  if (locked) dmabuf.reservation.unlock(core.task);\n  return refusal;",
};
