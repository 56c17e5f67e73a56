// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Static importers hear of moves too. */
export const move04: Mutant = {
  clause: "MOVE-04",
  title: "the notifier passes over none but importer ops without a callback",
  file: "impl/framework/move-notify.ts",
  find: "if (!attachment.revocable) continue;",
  replace: "if (!attachment.revocable && attachment.dynamic) continue;",
};
