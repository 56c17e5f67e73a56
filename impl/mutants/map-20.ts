// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Map pins for the importers that can follow a move, and not for those that cannot. */
export const map20: Mutant = {
  clause: "MAP-20",
  title: "only dynamic importers are pinned",
  file: "impl/framework/pin-on-map.ts",
  find: "return !attachment.dynamic;",
  replace: "return attachment.dynamic;",
};
