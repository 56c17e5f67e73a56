// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What mmap refused may be had by mprotect afterwards. */
export const mmap28: Mutant = {
  clause: "MMAP-28",
  title: "a mapping of a read-only buffer can be made writable later",
  file: "impl/framework/user-mapping.ts",
  find: "offsetPages, shared, rights, limit });\n  setVmaFile",
  replace: "offsetPages, shared, rights, limit: { ...limit, write: true } });\n  setVmaFile",
};
