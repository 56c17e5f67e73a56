// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The test of one exporter moves into the core. */
export const mmap20: Mutant = {
  clause: "MMAP-20",
  title: "the framework refuses private mappings",
  file: "impl/framework/mmap.ts",
  find: "  core.log.trace(SITE_INTERNAL); // STATS-16\n",
  replace: '  if (!vma.shared) return error("EINVAL");\n  core.log.trace(SITE_INTERNAL);\n',
};
