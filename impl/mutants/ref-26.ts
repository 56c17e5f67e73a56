// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Ops.release runs under the reservation lock. */
export const ref26: Mutant = {
  clause: "REF-26",
  title: "ops.release runs under the reservation lock",
  file: "impl/framework/release.ts",
  find: "  yield* callRelease(core, dmabuf);",
  replace:
    "  const locked = dmabuf.reservation.tryLock(core.task);\n  yield* callRelease(core, dmabuf);\n  if (locked) dmabuf.reservation.unlock(core.task);",
};
