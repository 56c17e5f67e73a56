// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The list is changed without the lock that others read it under. */
export const lock13: Mutant = {
  clause: "LOCK-13",
  title: "detach unlinks while another task holds the lock",
  file: "impl/framework/detach.ts",
  find: '  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");\n  yield* dropCachedTable(core, attachment);\n  dmabuf.attachments.splice(dmabuf.attachments.indexOf(attachment), 1);\n  attachment.listed = false;\n  reservation.unlock(core.task);\n',
  replace:
    '  const other = reservation.held && !reservation.heldBy(core.task);\n  if (!other && !reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");\n  yield* dropCachedTable(core, attachment);\n  dmabuf.attachments.splice(dmabuf.attachments.indexOf(attachment), 1);\n  attachment.listed = false;\n  if (!other) reservation.unlock(core.task);\n',
};
