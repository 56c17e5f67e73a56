// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The argument is read before the number is looked at. */
export const heap14: Mutant = {
  clause: "HEAP-14",
  title: "an unreadable argument comes before the request number",
  file: "impl/drivers/dma-heap.ts",
  find: '    if (request.number >= 1) return error("EINVAL"); // HEAP-07\n    if (request.copiesIn && core.faults.fails("copy:from-user")) return error("EFAULT"); // HEAP-09\n',
  replace:
    '    if (request.copiesIn && core.faults.fails("copy:from-user")) return error("EFAULT");\n    if (request.number >= 1) return error("EINVAL");\n',
  exporter: "system-heap",
};
