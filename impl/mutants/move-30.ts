// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A device that does not wait for the copy is not found out. */
export const move30: Mutant = {
  clause: "MOVE-30",
  title: "an access during a copy is not reported for importers with the callback",
  file: "impl/targets/access-duties.ts",
  find: "if (!attachment.dynamic || !hasKernelFence",
  replace: "if (!attachment.dynamic || attachment.revocable || !hasKernelFence",
  exporter: "vram",
};
