// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The slot belongs to the reservation, hence to its oldest buffer. */
export const poll25: Mutant = {
  clause: "POLL-25",
  title: "buffers that share a reservation share a slot",
  file: "impl/framework/poll.ts",
  find: "looksReady(core, dmabuf, dmabuf.pollOut, true)",
  replace:
    "looksReady(core, dmabuf, (core.list.findLast((other) => other.reservation === reservation) ?? dmabuf).pollOut, true)",
};
