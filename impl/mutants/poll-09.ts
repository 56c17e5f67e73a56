// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only where there is no list is the slot freed on the spot. */
export const poll09: Mutant = {
  clause: "POLL-09",
  title: "the slot of an event that is ready stays armed",
  file: "impl/framework/poll.ts",
  find: "  slot.run(core, null, dmabuf.reservation); // POLL-09\n",
  replace: "  if (dmabuf.reservation.list === null) slot.run(core, null, dmabuf.reservation);\n",
};
