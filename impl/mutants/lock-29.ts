// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The list is walked from its other end. */
export const lock29: Mutant = {
  clause: "LOCK-29",
  title: "importers are told of a move oldest first",
  file: "impl/framework/move-notify.ts",
  find: "  for (const attachment of dmabuf.attachments) {\n    if (!attachment.revocable) continue;",
  replace: "  for (const attachment of [...dmabuf.attachments].reverse()) {\n    if (!attachment.revocable) continue;",
};
