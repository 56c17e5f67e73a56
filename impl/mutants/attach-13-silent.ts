// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Detach waits for itself without a word about the caller's duty. */
export const attach13Silent: Mutant = {
  clause: "ATTACH-13",
  title: "a detach under the reservation lock is not reported",
  file: "impl/framework/detach.ts",
  find: '  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");\n  yield* dropCachedTable(core, attachment);\n  dmabuf',
  replace:
    "  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, null);\n  yield* dropCachedTable(core, attachment);\n  dmabuf",
};
