// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A deadline is passed on only where signalling is on. */
export const fence69: Mutant = {
  clause: "FENCE-69",
  title: "a deadline is passed on only where signalling is on",
  file: "impl/framework/fence-deadline.ts",
  find: "  fence.ops.setDeadline(core, fence, under);",
  replace: "  if (fence.enabled) fence.ops.setDeadline(core, fence, under);",
};
