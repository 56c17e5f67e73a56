// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The slot of readers looks at the fences of a writer. */
export const poll05: Mutant = {
  clause: "POLL-05",
  title: "a reader's event waits for other readers",
  file: "impl/framework/poll.ts",
  find: "looksReady(core, dmabuf, dmabuf.pollIn, false)",
  replace: "looksReady(core, dmabuf, dmabuf.pollIn, true)",
};
