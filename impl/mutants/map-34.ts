// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Unmap of NULL returns without a word. */
export const map34: Mutant = {
  clause: "MAP-34",
  title: "unmap of NULL does not warn",
  file: "impl/framework/unmap.ts",
  find: "    core.log.warn(SITE);",
  replace: "",
};
