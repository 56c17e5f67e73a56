// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Another buffer's lock is thought to be another lock. */
export const lock10: Mutant = {
  clause: "LOCK-10",
  title: "attach goes on when the reservation is held through another buffer",
  file: "impl/framework/attach.ts",
  find: '  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");\n  dmabuf.attachments.unshift(attachment);\n  attachment.listed = true;\n  reservation.unlock(core.task);\n',
  replace:
    '  const shared = reservation.held && core.list.some((other) => other !== dmabuf && other.reservation === reservation);\n  if (!shared && !reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");\n  dmabuf.attachments.unshift(attachment);\n  attachment.listed = true;\n  if (!shared) reservation.unlock(core.task);\n',
};
