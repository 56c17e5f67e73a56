// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Adding a callback to NULL returns ENOENT, as for a signalled fence. */
export const fence14Errno: Mutant = {
  clause: "FENCE-14",
  title: "adding a callback to NULL returns ENOENT, as for a signalled fence",
  file: "impl/framework/fence-callback.ts",
  find: '    return error("EINVAL");',
  replace: '    return error("ENOENT");',
};
