// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Counting one map more is thought to need no lock. */
export const lock14: Mutant = {
  clause: "LOCK-14",
  title: "vmap_unlocked counts while another task holds the lock",
  file: "impl/framework/vmap.ts",
  find: '  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE_UNLOCKED, "VMAP-31");\n  const refusal = yield* dmaBufVmap(core, dmabuf, map);\n  reservation.unlock(core.task);\n',
  replace:
    '  const other = reservation.held && dmabuf.vmappingCounter > 0 && !reservation.heldBy(core.task);\n  if (!other && !reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE_UNLOCKED, "VMAP-31");\n  const refusal = yield* dmaBufVmap(core, dmabuf, map);\n  if (!other) reservation.unlock(core.task);\n',
};
