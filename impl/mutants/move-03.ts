// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Importer ops without a callback are taken for ones with it. */
export const move03: Mutant = {
  clause: "MOVE-03",
  title: "the notifier tells every dynamic importer",
  file: "impl/framework/move-notify.ts",
  find: "if (!attachment.revocable) continue;",
  replace: "if (!attachment.dynamic) continue;",
};
