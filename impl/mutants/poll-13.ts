// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A signalled fence ends the look along the list. */
export const poll13: Mutant = {
  clause: "POLL-13",
  title: "a poll looks no further than the first fence",
  file: "impl/framework/poll.ts",
  find: "    dmaFencePut(core, fence, reservation); // POLL-32\n",
  replace: "    dmaFencePut(core, fence, reservation);\n    if (fence.enabled) break;\n",
};
