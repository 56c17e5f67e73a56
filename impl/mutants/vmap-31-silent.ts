// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A vmap_unlocked that waits for its own lock is not reported. */
export const vmap31Silent: Mutant = {
  clause: "VMAP-31",
  title: "a vmap_unlocked that waits for its own lock is not reported",
  file: "impl/framework/vmap.ts",
  find: 'SITE_UNLOCKED, "VMAP-31");',
  replace: "SITE_UNLOCKED, null);",
};
