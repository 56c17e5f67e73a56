// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The name is changed under the reservation lock, taken without waiting. */
export const name07Busy: Mutant = {
  clause: "NAME-07",
  title: "SET_NAME fails while the reservation is held",
  file: "impl/framework/set-name.ts",
  find: "  dmabuf.name = name.text;",
  replace: '  if (dmabuf.reservation.heldBy(core.task)) return error("EBUSY");\n  dmabuf.name = name.text;',
};
