// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An odd error is warned about and not stored. */
export const fence33Odd: Mutant = {
  clause: "FENCE-33",
  title: "an odd error is warned about and not stored",
  file: "impl/framework/fence-signal.ts",
  find: '  if (number >= 0 || number < -ERRNO_MOST) core.log.warn("dma_fence_set_error");\n',
  replace:
    '  if (number >= 0 || number < -ERRNO_MOST) {\n    core.log.warn("dma_fence_set_error");\n    return;\n  }\n',
};
