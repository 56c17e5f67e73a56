// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The debug listing subtracts a reference it does not hold. */
export const ref34Listing: Mutant = {
  clause: "REF-34",
  title: "the debug listing subtracts a reference it does not hold",
  file: "impl/framework/listing.ts",
  find: "    references: dmabuf.file?.count.value ?? 0,",
  replace: "    references: (dmabuf.file?.count.value ?? 1) - 1,",
};
