// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** One mapping is taken to stand for all. */
export const cpu19First: Mutant = {
  clause: "CPU-19",
  title: "begin syncs the first mapped table only",
  file: "impl/exporters/brackets.ts",
  find: "for (const [table, mapped] of tablesOf(live, dmabuf)) {\n        kernel.dmaSyncSgtableForCpu",
  replace: "for (const [table, mapped] of tablesOf(live, dmabuf).slice(0, 1)) {\n        kernel.dmaSyncSgtableForCpu",
  exporter: "pages",
};
