// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** No list is taken for work that has not begun. */
export const poll04: Mutant = {
  clause: "POLL-04",
  title: "a buffer whose reservation never had room for a fence is not ready",
  file: "impl/framework/poll.ts",
  find: "  if (slot.active) return false;\n",
  replace: "  if (slot.active || dmabuf.reservation.list === null) return false;\n",
};
