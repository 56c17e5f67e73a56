// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An argument that cannot be read is taken for a bad one. */
export const heap09Errno: Mutant = {
  clause: "HEAP-09",
  title: "an unreadable argument gives EINVAL",
  file: "impl/drivers/dma-heap.ts",
  find: 'if (request.copiesIn && core.faults.fails("copy:from-user")) return error("EFAULT");',
  replace: 'if (request.copiesIn && core.faults.fails("copy:from-user")) return error("EINVAL");',
  exporter: "system-heap",
};
