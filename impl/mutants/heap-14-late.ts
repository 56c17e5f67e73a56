// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The flags are looked at once there is memory. */
export const heap14Late: Mutant = {
  clause: "HEAP-14",
  title: "memory comes before the heap flags",
  file: "impl/drivers/dma-heap.ts",
  find: '    if (data.heapFlags !== 0) return error("EINVAL"); // HEAP-12\n    const sizeBytes',
  replace:
    '    if (core.faults.fails("exporter:pages")) return error("ENOMEM");\n    if (data.heapFlags !== 0) return error("EINVAL");\n    const sizeBytes',
  exporter: "system-heap",
};
