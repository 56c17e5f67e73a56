// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An attachment keeps its table and hands it out again while somebody has it. */
export const map33: Mutant = {
  clause: "MAP-33",
  title: "one table for two maps",
  file: "impl/exporters/stored.ts",
  find: "      const table = tableOf(kernel, attachment.device, pagesOf(attachment.dmabuf));\n",
  replace:
    '      const kept = attachment.priv as SgTable | null;\n      if (kept !== null && kept.mappedEntries > 0) return kept;\n      const table = tableOf(kernel, attachment.device, pagesOf(attachment.dmabuf));\n      if (!("errno" in table)) attachment.priv = table;\n',
};
