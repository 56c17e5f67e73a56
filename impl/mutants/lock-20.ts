// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The fences are looked for under the lock. */
export const lock20: Mutant = {
  clause: "LOCK-20",
  title: "begin waits for whoever holds the reservation",
  file: "impl/framework/cpu-access.ts",
  find: "  if (dmabuf.reservation.list === null) return undefined; // CPU-24\n",
  replace:
    "  const { reservation } = dmabuf;\n  if (reservation.held && !reservation.heldBy(core.task)) {\n    yield* reservation.wait(core.task);\n    reservation.unlock(core.task);\n  }\n  if (reservation.list === null) return undefined;\n",
};
