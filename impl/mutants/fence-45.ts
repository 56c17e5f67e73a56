// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A wait returns the error of the fence it waited for. */
export const fence45: Mutant = {
  clause: "FENCE-45",
  title: "a wait returns the error of the fence it waited for",
  file: "impl/framework/fence-wait.ts",
  find: "  return left;\n}",
  replace: '  return fence.signaled && fence.error === -5 ? error("EIO") : left;\n}',
};
