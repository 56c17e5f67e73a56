// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Exec closes descriptors without close-on-exec as well. */
export const ref36All: Mutant = {
  clause: "REF-36",
  title: "exec closes descriptors without close-on-exec as well",
  file: "impl/framework/fd-table.ts",
  find: '      if (slot !== null && slot !== "reserved" && slot.closeOnExec) numbers.push(number);',
  replace: '      if (slot !== null && slot !== "reserved") numbers.push(number);',
};
