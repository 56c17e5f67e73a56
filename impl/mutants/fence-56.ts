// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The callbacks of a fence that goes unsignalled are lost. */
export const fence56: Mutant = {
  clause: "FENCE-56",
  title: "the callbacks of a fence that goes unsignalled are lost",
  file: "impl/framework/fence-reference.ts",
  find: "  core.log.warn(SITE);\n  fence.error = DEADLOCK; // FENCE-102\n  dmaFenceSignalLocked(core, fence, under);\n",
  replace: "  core.log.warn(SITE);\n  fence.error = DEADLOCK; // FENCE-102\n  fence.callbacks = [];\n",
  bug: "N03",
};
