// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The kernel mapping repeats the first page. */
export const vmap18Repeat: Mutant = {
  clause: "VMAP-18",
  title: "the kernel mapping repeats the first page",
  file: "impl/exporters/vmap-ops.ts",
  find: "kernel.vmapPages(pages)",
  replace: "kernel.vmapPages(pages.map((page, _, all) => all[0] ?? page))",
  bug: "X10",
};
