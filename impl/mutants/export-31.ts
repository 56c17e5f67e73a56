// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A statistics entry that cannot be made is only printed. */
export const export31: Mutant = {
  clause: "EXPORT-31",
  title: "a failed statistics entry does not fail the export",
  file: "impl/framework/statistics.ts",
  find: '  if (core.faults.fails("alloc:statistics")) return error("ENOMEM");',
  replace: '  if (core.faults.fails("alloc:statistics")) core.log.print(SITE, "no statistics entry");',
  era: "6.12",
};
