// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Who does not hold the lock tells nobody. */
export const move34: Mutant = {
  clause: "MOVE-34",
  title: "the notifier returns after its assertion failed",
  file: "impl/framework/move-notify.ts",
  find: "  for (const attachment of dmabuf.attachments) {",
  replace: "  if (!dmabuf.reservation.heldBy(core.task)) return;\n  for (const attachment of dmabuf.attachments) {",
};
