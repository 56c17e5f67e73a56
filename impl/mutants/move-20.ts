// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only peers count as revocable. */
export const move20: Mutant = {
  clause: "MOVE-20",
  title: "an attachment without peer2peer is not revocable",
  file: "impl/targets/commands/move.ts",
  find: "ok(owner.attachment.revocable)",
  replace: "ok(owner.attachment.revocable && owner.attachment.peer2peer)",
};
