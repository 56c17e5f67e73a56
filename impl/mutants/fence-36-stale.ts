// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The time of an unsignalled fence is the one it was made with. */
export const fence36Stale: Mutant = {
  clause: "FENCE-36",
  title: "the time of an unsignalled fence is the one it was made with",
  file: "impl/framework/fence-describe.ts",
  find: '  return "now";',
  replace: "  return fence.timestamp;",
};
