// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The call is not restarted. */
export const cpu07: Mutant = {
  clause: "CPU-07",
  title: "an interrupted begin returns EINTR",
  file: "impl/framework/cpu-access.ts",
  find: "  return isError(left) ? left : undefined;\n",
  replace: '  return isError(left) ? error("EINTR") : undefined;\n',
};
