// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Get hands out the references of the table. */
export const resv40: Mutant = {
  clause: "RESV-40",
  title: "get takes no references",
  file: "impl/framework/resv-get.ts",
  find: "fences.push(dmaFenceGet(fence));",
  replace: "fences.push(fence);",
};
