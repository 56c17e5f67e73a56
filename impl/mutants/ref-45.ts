// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A global walk begins with the oldest buffer. */
export const ref45: Mutant = {
  clause: "REF-45",
  title: "a global walk begins with the oldest buffer",
  file: "impl/framework/global-list.ts",
  find: "  return firstAlive(core, 0);",
  replace: "  return firstAlive(core, Math.max(core.list.length - 1, 0));",
};
