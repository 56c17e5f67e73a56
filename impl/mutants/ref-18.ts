// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Closing the last descriptor drops the kernel's reference with it. */
export const ref18: Mutant = {
  clause: "REF-18",
  title: "closing the last descriptor drops the kernel's reference with it",
  file: "impl/targets/commands/ref.ts",
  find: "    if (isError(file)) return failed(file);\n    fput(session.core, file);",
  replace:
    "    if (isError(file)) return failed(file);\n    fput(session.core, file);\n    if (file.count.value === 1) fput(session.core, file);",
};
