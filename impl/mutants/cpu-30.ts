// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What the diagnostic threatens comes true. */
export const cpu30: Mutant = {
  clause: "CPU-30",
  title: "end takes the reservation lock around the exporter's op",
  file: "impl/framework/cpu-access.ts",
  find: "  return yield* callEndCpuAccess(core, dmabuf, direction); // CPU-13",
  replace:
    "  const locked = dmabuf.reservation.tryLock(core.task);\n  const refusal = yield* callEndCpuAccess(core, dmabuf, direction);\n  if (locked) dmabuf.reservation.unlock(core.task);\n  return refusal;",
};
