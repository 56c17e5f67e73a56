// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The op is asked of a signalled fence again, and believed. */
export const fence08: Mutant = {
  clause: "FENCE-08",
  title: "the op is asked of a signalled fence again, and believed",
  file: "impl/framework/fence-signal.ts",
  find: "  if (fence.signaled) return true;\n  if (fence.ops.signaled",
  replace: "  if (fence.signaled && fence.ops.signaled === undefined) return true;\n  if (fence.ops.signaled",
};
