// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A wait of no time where nothing is to wait for runs out. */
export const resv44: Mutant = {
  clause: "RESV-44",
  title: "waiting for nothing with no time gives 0",
  file: "impl/framework/resv-wait.ts",
  find: "let left: Left = timeout === 0 ? 1 : timeout;",
  replace: "let left: Left = timeout;",
};
