// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vunmap_unlocked does not lock the reservation. */
export const vmap31Vunmap: Mutant = {
  clause: "VMAP-31",
  title: "vunmap_unlocked does not lock the reservation",
  file: "impl/framework/vunmap.ts",
  find: '  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE_UNLOCKED, "VMAP-31");\n  yield* dmaBufVunmap(core, dmabuf, map);\n  reservation.unlock(core.task);',
  replace: "  reservation.touch();\n  yield* dmaBufVunmap(core, dmabuf, map);",
};
