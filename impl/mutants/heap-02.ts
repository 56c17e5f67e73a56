// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Ops are enough, whatever is in them. */
export const heap02: Mutant = {
  clause: "HEAP-02",
  title: "a heap whose ops lack allocate is added",
  file: "impl/targets/commands/heap.ts",
  find: 'const hasAllocate = args.ops === "complete";',
  replace: 'const hasAllocate = args.ops !== "none";',
  exporter: "system-heap",
};
