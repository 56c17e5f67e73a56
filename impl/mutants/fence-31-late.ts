// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An error set too late is not warned about. */
export const fence31Late: Mutant = {
  clause: "FENCE-31",
  title: "an error set too late is not warned about",
  file: "impl/framework/fence-signal.ts",
  find: '  if (fence.signaled) core.log.warn("dma_fence_set_error");\n',
  replace: "",
};
