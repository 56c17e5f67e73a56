// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** All work is to hurry, the last first. */
export const cpu27: Mutant = {
  clause: "CPU-27",
  title: "begin switches on signalling of all fences before it waits",
  file: "impl/framework/cpu-access.ts",
  find: "  const left = yield* waitForImplicitFences(core, dmabuf.reservation, dmaResvUsageRw(writes)); // CPU-04\n",
  replace:
    "  for (const { fence } of [...dmabuf.reservation.list.entries].reverse()) {\n    if (fence.enabled || fence.signaled) continue;\n    fence.enabled = true;\n    fence.ops.enableSignaling?.(core, fence, null);\n  }\n  const left = yield* waitForImplicitFences(core, dmabuf.reservation, dmaResvUsageRw(writes));\n",
};
