// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A new map empties the attachment's older table. */
export const sg14: Mutant = {
  clause: "SG-14",
  title: "an older table is emptied at the next map",
  file: "impl/exporters/stored.ts",
  find: "      const table = tableOf(kernel, attachment.device, pagesOf(attachment.dmabuf));\n",
  replace:
    "      const table = tableOf(kernel, attachment.device, pagesOf(attachment.dmabuf));\n      for (const entry of (attachment.priv as SgTable | null)?.entries ?? []) entry.dmaLengthBytes = 0;\n      attachment.priv = table;\n",
};
