// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The current position counts as one that is known. */
export const seek04: Mutant = {
  clause: "SEEK-04",
  title: "SEEK_CUR is accepted",
  file: "impl/framework/file-ops.ts",
  find: 'if (whence !== "SEEK_SET" && whence !== "SEEK_END") return',
  replace: 'if (whence !== "SEEK_SET" && whence !== "SEEK_END" && whence !== "SEEK_CUR") return',
};
