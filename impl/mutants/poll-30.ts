// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What is asked for is looked at under the lock. */
export const poll30: Mutant = {
  clause: "POLL-30",
  title: "a poll for neither event waits for the lock",
  file: "impl/framework/poll.ts",
  find: "  if (!out && !input) return []; // POLL-02\n  const reservation = dmabuf.reservation;\n",
  replace: "  const reservation = dmabuf.reservation;\n  if (!out && !input && !reservation.held) return [];\n",
};
