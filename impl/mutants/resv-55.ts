// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Copy has nothing to do where the source has nothing. */
export const resv55: Mutant = {
  clause: "RESV-55",
  title: "copying nothing keeps the destination",
  file: "impl/framework/resv-copy.ts",
  find: "  const former = reservation.list;\n",
  replace: "  if (copy === null) return undefined;\n  const former = reservation.list;\n",
};
