// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Replace never weakens an entry. */
export const resv30: Mutant = {
  clause: "RESV-30",
  title: "replace keeps the stronger of the two usages",
  file: "impl/framework/resv-add.ts",
  find: "entries[slot] = { fence: dmaFenceGet(fence), usage };",
  replace: "entries[slot] = { fence: dmaFenceGet(fence), usage: Math.min(usage, old.usage) as Usage };",
};
