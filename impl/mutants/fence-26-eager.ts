// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence without the op counts as promised. */
export const fence26Eager: Mutant = {
  clause: "FENCE-26",
  title: "a fence without the op counts as promised",
  file: "impl/framework/fence-callback.ts",
  find: "  if (before || fence.ops.enableSignaling === undefined) return true;",
  replace:
    "  if (before) return true;\n  fence.promised = true;\n  if (fence.ops.enableSignaling === undefined) return true;",
};
