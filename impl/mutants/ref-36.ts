// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Exec forgets the reference of a descriptor it closes. */
export const ref36: Mutant = {
  clause: "REF-36",
  title: "exec forgets the reference of a descriptor it closes",
  file: "impl/targets/commands/ref.ts",
  find: "      if (!isError(file)) fput(session.core, file);",
  replace: "      if (!isError(file) && file.count.value === 1) fput(session.core, file);",
};
