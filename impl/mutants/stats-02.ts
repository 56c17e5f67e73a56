// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Subtracts the reader's reference before the reader has taken it. */
export const stats02: Mutant = {
  clause: "STATS-02",
  title: "fdinfo subtracts a reference that is not counted",
  file: "impl/framework/file-ops.ts",
  find: "    count: file.count.value - 1,",
  replace: "    count: file.count.value - 2,",
};
