// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Nobody minds a reserve of nothing where there is room. */
export const resv09: Mutant = {
  clause: "RESV-09",
  title: "zero slots are refused only without a table",
  file: "impl/framework/resv-reserve.ts",
  find: "slots === 0 && core.switches.reserveZeroRefused",
  replace: "slots === 0 && core.switches.reserveZeroRefused && reservation.list === null",
};
