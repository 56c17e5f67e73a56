// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** As before 6.1. */
export const stats04: Mutant = {
  clause: "STATS-04",
  title: "the listing shows nothing for a buffer without a name",
  file: "impl/framework/listing.ts",
  find: 'name: dmabuf.name ?? "<none>", // STATS-04',
  replace: 'name: dmabuf.name ?? "",',
};
