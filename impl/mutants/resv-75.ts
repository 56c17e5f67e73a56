// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Add looks for room before it looks for a slot to overwrite. */
export const resv75: Mutant = {
  clause: "RESV-75",
  title: "a full table is a BUG even if a slot can be overwritten",
  file: "impl/framework/resv-add.ts",
  find: "  const entry = { fence, usage };\n",
  replace: "  const entry = { fence, usage };\n  core.log.bugOn(list.entries.length >= list.capacity, SITE);\n",
};
