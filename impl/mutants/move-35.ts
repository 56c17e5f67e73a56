// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Storage that cannot be pinned cannot move. */
export const move35: Mutant = {
  clause: "MOVE-35",
  title: "the notifier tells nobody where the exporter has no pin",
  file: "impl/framework/move-notify.ts",
  find: "if (!attachment.revocable) continue;",
  replace: "if (!attachment.revocable || dmabuf.ops.pin === undefined) continue;",
};
