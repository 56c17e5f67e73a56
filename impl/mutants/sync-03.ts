// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Who asks for no access gets none. */
export const sync03: Mutant = {
  clause: "SYNC-03",
  title: "flags without READ and WRITE are no error",
  file: "impl/framework/sync-ioctl.ts",
  find: 'if (direction === null) return error("EINVAL");',
  replace: "if (direction === null) return undefined;",
};
