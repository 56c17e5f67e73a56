// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The directory is made for compatibility and stays empty. */
export const stats10: Mutant = {
  clause: "STATS-10",
  title: "7.2 still has the statistics directory",
  file: "impl/framework/statistics.ts",
  find: '  if (!core.config.sysfsStats) return error("ENOENT");',
  replace: '  if (!core.switches.sysfsStats) return [];\n  if (!core.config.sysfsStats) return error("ENOENT");',
};
