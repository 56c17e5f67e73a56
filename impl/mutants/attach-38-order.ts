// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The storage is free to move while the cached table is still mapped. */
export const attach38Order: Mutant = {
  clause: "ATTACH-38",
  title: "detach unpins before it unmaps",
  file: "impl/framework/detach.ts",
  find: "  yield* unmapTable(core, attachment, table, attachment.cachedDirection);\n  if (isDynamic(attachment.dmabuf.ops)) yield* callUnpin(core, attachment);\n",
  replace:
    "  if (isDynamic(attachment.dmabuf.ops)) yield* callUnpin(core, attachment);\n  yield* unmapTable(core, attachment, table, attachment.cachedDirection);\n",
  era: "6.12",
};
