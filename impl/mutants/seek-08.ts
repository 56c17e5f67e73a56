// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The access mode is not looked at. */
export const seek08: Mutant = {
  clause: "SEEK-08",
  title: "writing through a read-only descriptor is answered with EINVAL",
  file: "impl/framework/file-ops.ts",
  find: 'error(allowed ? "EINVAL" : "EBADF")',
  replace: 'error(allowed || file.readable ? "EINVAL" : "EBADF")',
};
