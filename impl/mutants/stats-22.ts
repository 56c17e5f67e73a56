// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Whoever may not write is told so. */
export const stats22: Mutant = {
  clause: "STATS-22",
  title: "writing to the debug listing returns EACCES",
  file: "impl/framework/listing.ts",
  find: 'return error(core.config.debugFs ? "EINVAL" : "ENOENT");',
  replace: 'return error(core.config.debugFs ? "EACCES" : "ENOENT");',
};
