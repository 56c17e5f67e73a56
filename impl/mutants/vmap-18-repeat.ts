// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The kernel mapping repeats the first page. */
export const vmap18Repeat: Mutant = {
  clause: "VMAP-18",
  title: "the kernel mapping repeats the first page",
  file: "impl/exporters/contiguous.ts",
  find: "    ...vmapOps(kernel, pagesOf),",
  replace: "    ...vmapOps(kernel, (dmabuf) => pagesOf(dmabuf).map((page, _, all) => all[0] ?? page)),",
  bug: "X10",
};
