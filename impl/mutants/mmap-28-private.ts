// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A copy of one's own is taken for a write to the file. */
export const mmap28Private: Mutant = {
  clause: "MMAP-28",
  title: "a private writable mapping needs a writable file",
  file: "impl/framework/user-mapping.ts",
  find: "write: !shared || file.writable,",
  replace: "write: file.writable,",
};
