// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The magic number is written in the other byte order. */
export const export42: Mutant = {
  clause: "EXPORT-42",
  title: "statfs shows another file system type",
  file: "impl/framework/file-ops.ts",
  find: "0x444d_4142",
  replace: "0x4241_4d44",
};
