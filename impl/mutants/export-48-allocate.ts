// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** fallocate is unknown rather than impossible. */
export const export48Allocate: Mutant = {
  clause: "EXPORT-48",
  title: "fallocate is answered with EOPNOTSUPP",
  file: "impl/framework/file-ops.ts",
  find: 'error(file.writable ? "ENODEV" : "EBADF")',
  replace: 'error(file.writable ? "EOPNOTSUPP" : "EBADF")',
};
