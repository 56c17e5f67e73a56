// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** I/O addresses are handed out beyond the device's mask. */
export const sg10: Mutant = {
  clause: "SG-10",
  title: "I/O addresses ignore the mask",
  file: "impl/hardware/iova-space.ts",
  find: "HIGHEST : Number(dmaMask);",
  replace: "HIGHEST : Math.max(Number(dmaMask), HIGHEST);",
};
