// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The second lock is taken for the first. */
export const ww03: Mutant = {
  clause: "WW-03",
  title: "locking one's own reservation again succeeds",
  file: "impl/framework/reservation.ts",
  find: 'reservation.context === context) return error("EALREADY");',
  replace: "reservation.context === context) return undefined;",
};
