// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The cached table of a dynamic exporter goes back before the lock is taken. */
export const attach38: Mutant = {
  clause: "ATTACH-38",
  title: "detach gives the cached table back without the lock",
  file: "impl/framework/detach.ts",
  find: '  const reservation = dmabuf.reservation;\n  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");\n  yield* dropCachedTable(core, attachment);\n  dmabuf.attachments.splice(',
  replace:
    '  const reservation = dmabuf.reservation;\n  if (isDynamic(dmabuf.ops)) yield* dropCachedTable(core, attachment);\n  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");\n  yield* dropCachedTable(core, attachment);\n  dmabuf.attachments.splice(',
  era: "6.12",
};
