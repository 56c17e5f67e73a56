// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The slot of writers looks at the fences of a reader. */
export const poll06: Mutant = {
  clause: "POLL-06",
  title: "a writer's event does not wait for readers",
  file: "impl/framework/poll.ts",
  find: "looksReady(core, dmabuf, dmabuf.pollOut, true)",
  replace: "looksReady(core, dmabuf, dmabuf.pollOut, false)",
};
