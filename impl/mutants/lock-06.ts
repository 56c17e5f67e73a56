// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The callbacks may lock for themselves. */
export const lock06: Mutant = {
  clause: "LOCK-06",
  title: "importers are told of a move without the lock",
  file: "impl/framework/move-notify.ts",
  find: "  for (const attachment of dmabuf.attachments) {\n    if (!attachment.revocable) continue; // MOVE-03, MOVE-04\n    yield* callMoveNotify(core, attachment, callback); // MOVE-02\n  }\n",
  replace:
    "  const held = dmabuf.reservation.heldBy(core.task);\n  if (held) dmabuf.reservation.unlock(core.task);\n  for (const attachment of [...dmabuf.attachments]) {\n    if (attachment.revocable) yield* callMoveNotify(core, attachment, callback);\n  }\n  if (held) dmabuf.reservation.trylock(core.task);\n",
};
