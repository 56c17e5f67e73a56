// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** One callback on a fence is thought to be enough. */
export const poll29: Mutant = {
  clause: "POLL-29",
  title: "a fence that the writer's slot watches is not watched by the reader's",
  file: "impl/framework/poll.ts",
  find: "  const inReady = input && looksReady(core, dmabuf, dmabuf.pollIn, false); // POLL-05\n",
  replace:
    "  const inReady = input && !(out && dmabuf.pollOut.active) && looksReady(core, dmabuf, dmabuf.pollIn, false);\n",
};
