// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An O_PATH descriptor holds a reference to the file. */
export const ref43File: Mutant = {
  clause: "REF-43",
  title: "an O_PATH descriptor holds a reference to the file",
  file: "impl/framework/file-struct.ts",
  find: "  if (file.ofBuffer) core.census.references += change;",
  replace: "  core.census.references += change;",
};
