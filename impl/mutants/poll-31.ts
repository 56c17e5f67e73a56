// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The access mode has a say in what can be polled for. */
export const poll31: Mutant = {
  clause: "POLL-31",
  title: "a descriptor for reading is never ready for writing",
  file: "impl/framework/poll.ts",
  find: "dmaBufPoll(core, dmabuf, wanted);",
  replace: 'dmaBufPoll(core, dmabuf, file.writable ? wanted : wanted.filter((event) => event !== "EPOLLOUT"));',
};
