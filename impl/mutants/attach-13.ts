// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attach goes on under a lock that its caller must not hold. */
export const attach13: Mutant = {
  clause: "ATTACH-13",
  title: "attach shares the reservation lock its caller holds already",
  file: "impl/framework/attach.ts",
  find: '  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");\n  dmabuf.attachments.unshift(attachment);\n  attachment.listed = true;\n  reservation.unlock(core.task);',
  replace:
    '  const shared = reservation.heldBy(core.task);\n  if (!shared && !reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");\n  dmabuf.attachments.unshift(attachment);\n  attachment.listed = true;\n  if (!shared) reservation.unlock(core.task);',
};
