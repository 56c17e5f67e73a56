// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The shift of the smallest page size is written out. */
export const mmap06: Mutant = {
  clause: "MMAP-06",
  title: "the offset is handed to the exporter in pages of 4 KiB",
  file: "impl/framework/user-mapping.ts",
  find: "const offsetPages = request.offset / BigInt(core.pageSizeBytes);",
  replace: "const offsetPages = request.offset >> 12n;",
};
