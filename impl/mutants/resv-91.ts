// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Singleton makes an array of one. */
export const resv91: Mutant = {
  clause: "RESV-91",
  title: "a single match is put into an array",
  file: "impl/framework/resv-get.ts",
  find: "if (fences.length <= 1) return fences[0] ?? null;",
  replace: "if (fences.length === 0) return null;",
};
