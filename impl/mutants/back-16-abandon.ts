// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The storage of an export that failed is kept. */
export const back16Abandon: Mutant = {
  clause: "BACK-16",
  title: "a failed export keeps its pages",
  file: "impl/exporters/stored.ts",
  find: "    kernel.freePages(priv as Page[]);",
  replace: "    void priv;",
};
