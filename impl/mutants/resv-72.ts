// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Another fence with an equal number counts as the same. */
export const resv72: Mutant = {
  clause: "RESV-72",
  title: "equal numbers are the same fence",
  file: "impl/framework/fence-order.ts",
  find: "return first === second || dmaFenceIsLater(core, first, second);",
  replace: "return first === second || !dmaFenceIsLater(core, second, first);",
};
