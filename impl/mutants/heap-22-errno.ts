// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A lack of memory is taken for a signal. */
export const heap22Errno: Mutant = {
  clause: "HEAP-22",
  title: "a lack of memory gives EINTR",
  file: "impl/exporters/system-heap.ts",
  find: 'if ("errno" in pages) return pages; // HEAP-22',
  replace: 'if ("errno" in pages) return { errno: "EINTR" };',
  exporter: "system-heap",
};
