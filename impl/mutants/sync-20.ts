// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A known number with a wrong size is a bad argument. */
export const sync20: Mutant = {
  clause: "SYNC-20",
  title: "SYNC with an argument of another size returns EINVAL",
  file: "impl/framework/generic-ioctl.ts",
  find: '  else return error(request === "FIFREEZE" ? "EOPNOTSUPP" : "ENOTTY");',
  replace:
    '  else if (request === "sync-int") return error("EINVAL");\n  else return error(request === "FIFREEZE" ? "EOPNOTSUPP" : "ENOTTY");',
};
