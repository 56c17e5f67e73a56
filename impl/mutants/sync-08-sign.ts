// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The flags pass through a signed number and are compared with the largest known word. */
export const sync08Sign: Mutant = {
  clause: "SYNC-08",
  title: "SYNC takes words with the highest bit set for small ones",
  file: "impl/framework/sync-ioctl.ts",
  find: "if ((flags & ~KNOWN) !== 0n)",
  replace: "if (BigInt.asIntN(64, flags) > KNOWN)",
};
