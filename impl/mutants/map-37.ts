// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Unmapping another attachment's mapping of the same buffer goes unreported and reaches the exporter. */
export const map37: Mutant = {
  clause: "MAP-37",
  title: "a foreign mapping passes for one's own",
  file: "impl/targets/duties.ts",
  find: "if (mapping.owner !== owner) {",
  replace: "if (mapping.owner.attachment.dmabuf !== owner.attachment.dmabuf) {",
};
