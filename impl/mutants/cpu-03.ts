// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Who only looks is thought to disturb nobody. */
export const cpu03: Mutant = {
  clause: "CPU-03",
  title: "a begin that reads waits for no writer",
  file: "impl/framework/cpu-access.ts",
  find: "  const left = yield* waitForImplicitFences(core, dmabuf.reservation, dmaResvUsageRw(writes)); // CPU-04\n",
  replace:
    "  if (!writes) return undefined;\n  const left = yield* waitForImplicitFences(core, dmabuf.reservation, dmaResvUsageRw(writes));\n",
  bug: "F14",
};
