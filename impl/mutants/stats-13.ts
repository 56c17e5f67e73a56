// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The sum of the sizes is a 32-bit number. */
export const stats13: Mutant = {
  clause: "STATS-13",
  title: "the listing's total wraps at 4 GiB",
  file: "impl/framework/listing.ts",
  find: "bytes = BigInt.asUintN(64, bytes + dmabuf.size);",
  replace: "bytes = BigInt.asUintN(32, bytes + dmabuf.size);",
};
