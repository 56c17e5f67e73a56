// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An exporter that has nothing to do must say so. */
export const cpu24: Mutant = {
  clause: "CPU-24",
  title: "begin without the op is not supported",
  file: "impl/framework/cpu-access.ts",
  find: "  if (dmabuf.ops.begin_cpu_access !== undefined) {\n",
  replace:
    '  if (dmabuf.ops.begin_cpu_access === undefined) return error("EOPNOTSUPP");\n  if (dmabuf.ops.begin_cpu_access !== undefined) {\n',
};
