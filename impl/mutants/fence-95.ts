// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The wait op is not called on a signalled fence. */
export const fence95: Mutant = {
  clause: "FENCE-95",
  title: "the wait op is not called on a signalled fence",
  file: "impl/framework/fence-wait.ts",
  find: "  if (wait !== undefined) return",
  replace: "  if (wait !== undefined && !fence.signaled) return",
};
