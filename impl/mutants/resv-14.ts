// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A KERNEL fence has a place of its own, as the exclusive fence had. */
export const resv14: Mutant = {
  clause: "RESV-14",
  title: "a KERNEL fence needs no slot",
  file: "impl/framework/resv-add.ts",
  find: "list.entries.length >= list.capacity",
  replace: "usage !== 0 && list.entries.length >= list.capacity",
};
