// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The file system is no-exec before its time. */
export const mmap29Early: Mutant = {
  clause: "MMAP-29",
  title: "6.12 refuses execute permission",
  file: "impl/framework/user-mapping.ts",
  find: "execute: !core.switches.noExec }",
  replace: "execute: false }",
  era: "6.12",
};
