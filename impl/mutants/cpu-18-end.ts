// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** End waits for no fence, and is taken for one that never sleeps. */
export const cpu18End: Mutant = {
  clause: "CPU-18",
  title: "an end in atomic context goes unreported",
  file: "impl/framework/cpu-access.ts",
  find: '  mightSleep(core.task, "dma_buf_end_cpu_access", "CPU-18");\n',
  replace: "",
};
