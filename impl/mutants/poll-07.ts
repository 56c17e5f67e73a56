// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** All fences of the list are taken to be in a writer's way. */
export const poll07: Mutant = {
  clause: "POLL-07",
  title: "a writer's event waits for bookkeeping",
  file: "impl/framework/poll.ts",
  find: "dmaResvForEachFence(core, reservation, dmaResvUsageRw(write))",
  replace: "dmaResvForEachFence(core, reservation, write ? 3 : dmaResvUsageRw(write))",
};
