// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A reservation that goes frees its table as plain memory. */
export const resv02: Mutant = {
  clause: "RESV-02",
  title: "teardown keeps the references of the entries",
  file: "impl/framework/resv-copy.ts",
  find: "  reservation.list = null;\n  dropList(core, reservation, list);\n",
  replace: "  reservation.list = null;\n  if (list?.entries.length === 0) dropList(core, reservation, list);\n",
};
