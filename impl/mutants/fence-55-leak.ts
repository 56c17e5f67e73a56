// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A signalled fence without a release op is never freed. */
export const fence55Leak: Mutant = {
  clause: "FENCE-55",
  title: "a signalled fence without a release op is never freed",
  file: "impl/framework/fence-reference.ts",
  find: "    dmaFenceFree(core, fence);",
  replace: "    (fence.signaled && fence.enabled) || dmaFenceFree(core, fence);",
};
