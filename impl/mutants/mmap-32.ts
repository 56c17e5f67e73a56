// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A length is rounded to the nearest number of pages. */
export const mmap32: Mutant = {
  clause: "MMAP-32",
  title: "one byte of a further page is left out of the mapping",
  file: "impl/framework/user-mapping.ts",
  find: "return BigInt.asUintN(BITS, bytes + page - 1n) / page;",
  replace: "return bytes < page ? 1n : BigInt.asUintN(BITS, bytes + page / 2n) / page;",
};
