// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Nobody is on the way back to userspace who would finish the file. */
export const poll33: Mutant = {
  clause: "POLL-33",
  title: "a file whose last reference a fence's signal drops is never released",
  file: "impl/framework/poll-slot.ts",
  find: "    if (file !== null) fput(core, file);",
  replace:
    "    if (file === null) return;\n    fput(core, file);\n    if (fence !== null && core.deferredFiles.at(-1) === file) core.deferredFiles.pop();",
};
