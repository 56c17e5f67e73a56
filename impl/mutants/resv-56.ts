// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The first fence is told the deadline, and the others are not. */
export const resv56: Mutant = {
  clause: "RESV-56",
  title: "a deadline reaches one fence only",
  file: "impl/framework/resv-deadline.ts",
  find: "    dmaFenceSetDeadline(core, fence, reservation);\n",
  replace: "    if (cursor.restarted) dmaFenceSetDeadline(core, fence, reservation);\n",
};
