// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Pages are exported as the last user left them. */
export const map45: Mutant = {
  clause: "MAP-45",
  title: "pages are not cleared",
  file: "impl/exporters/stored.ts",
  find: "pageCount(kernel, sizeBytes), { zeroed: true, contiguous })",
  replace: "pageCount(kernel, sizeBytes), { contiguous })",
};
