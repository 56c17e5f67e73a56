// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The flags pass through an int. */
export const sync08: Mutant = {
  clause: "SYNC-08",
  title: "SYNC looks at the lower 32 bits of its flags",
  file: "impl/framework/sync-ioctl.ts",
  find: "if ((flags & ~KNOWN) !== 0n)",
  replace: "if (BigInt.asUintN(32, flags & ~KNOWN) !== 0n)",
};
