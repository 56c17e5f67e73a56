// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The answer of a file without poll leaks through. */
export const poll02: Mutant = {
  clause: "POLL-02",
  title: "a poll for neither event gets what a default mask has",
  file: "impl/framework/poll.ts",
  find: "if (!out && !input) return []; // POLL-02",
  replace: 'if (!out && !input) return dmabuf.reservation.list === null ? ["EPOLLIN", "EPOLLOUT"] : [];',
};
