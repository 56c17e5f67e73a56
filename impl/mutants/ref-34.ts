// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Fdinfo counts the reader's own reference. */
export const ref34: Mutant = {
  clause: "REF-34",
  title: "fdinfo counts the reader's own reference",
  file: "impl/framework/file-ops.ts",
  find: "    count: file.count.value - 1,",
  replace: "    count: file.count.value,",
};
