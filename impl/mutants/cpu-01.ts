// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A NULL buffer is an error like any other. */
export const cpu01: Mutant = {
  clause: "CPU-01",
  title: "begin with a NULL buffer raises no warning",
  file: "impl/framework/cpu-access.ts",
  find: '    core.log.warn("dma_buf_begin_cpu_access"); // CPU-01\n',
  replace: "",
};
