// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only where nothing was watched is the reference dropped. */
export const poll11: Mutant = {
  clause: "POLL-11",
  title: "a fired slot keeps its reference on the file",
  file: "impl/framework/poll-slot.ts",
  find: "    if (file !== null) fput(core, file);",
  replace: "    if (file !== null && fence === null) fput(core, file);",
};
