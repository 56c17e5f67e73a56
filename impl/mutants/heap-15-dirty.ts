// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The pages are handed out as they were found. */
export const heap15Dirty: Mutant = {
  clause: "MAP-45",
  title: "a buffer is not cleared",
  file: "impl/exporters/system-heap.ts",
  find: "{ zeroed: true, contiguous",
  replace: "{ zeroed: false, contiguous",
  exporter: "system-heap",
};
