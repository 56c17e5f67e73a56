// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A direction that moves no data is turned away. */
export const cpu06: Mutant = {
  clause: "CPU-06",
  title: "begin refuses the direction NONE",
  file: "impl/framework/cpu-access.ts",
  find: "  if (dmabuf.ops.begin_cpu_access !== undefined) {\n",
  replace:
    '  if (direction === "DMA_NONE") return error("EINVAL");\n  if (dmabuf.ops.begin_cpu_access !== undefined) {\n',
};
