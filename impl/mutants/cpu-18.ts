// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Begin reckons with sleeping only where the exporter has something to do. */
export const cpu18: Mutant = {
  clause: "CPU-18",
  title: "a begin in atomic context is reported only if the exporter has an op for it",
  file: "impl/framework/cpu-access.ts",
  find: '  mightSleep(core.task, "dma_buf_begin_cpu_access", "CPU-18");',
  replace:
    '  if (dmabuf?.ops.begin_cpu_access !== undefined) mightSleep(core.task, "dma_buf_begin_cpu_access", "CPU-18");',
};
