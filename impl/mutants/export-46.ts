// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Everything that is not write-only can be read. */
export const export46: Mutant = {
  clause: "EXPORT-46",
  title: "access mode 3 allows reading",
  file: "impl/framework/file-struct.ts",
  find: "return this.accessMode === 0 || this.accessMode === 2;",
  replace: "return this.accessMode !== 1;",
};
