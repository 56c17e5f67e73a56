// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The two slots are looked at in the order of the flags. */
export const poll29: Mutant = {
  clause: "POLL-29",
  title: "a poll deals with the reader's event first",
  file: "impl/framework/poll.ts",
  find: "  const outReady = out && looksReady(core, dmabuf, dmabuf.pollOut, true); // POLL-06\n  const inReady = input && looksReady(core, dmabuf, dmabuf.pollIn, false); // POLL-05\n",
  replace:
    "  const inReady = input && looksReady(core, dmabuf, dmabuf.pollIn, false);\n  const outReady = out && looksReady(core, dmabuf, dmabuf.pollOut, true);\n",
};
