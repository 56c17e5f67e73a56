// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A wait for no time on a signalled fence returns 0, as if it had run out. */
export const fence38: Mutant = {
  clause: "FENCE-38",
  title: "a wait for no time on a signalled fence returns 0, as if it had run out",
  file: "impl/framework/fence-wait.ts",
  find: "return timeout === 0 ? 1 : timeout;",
  replace: "return timeout;",
};
