// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The call is not restarted. */
export const map15: Mutant = {
  clause: "MAP-15",
  title: "an interrupted map returns EINTR",
  file: "impl/framework/map.ts",
  find: "  return isError(left) ? left : undefined;\n",
  replace: '  return isError(left) ? error("EINTR") : undefined;\n',
};
