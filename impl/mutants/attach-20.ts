// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What the exporter stored in its attach callback is gone afterwards. */
export const attach20: Mutant = {
  clause: "ATTACH-20",
  title: "the core clears the private pointer once the attachment is listed",
  file: "impl/framework/attach.ts",
  find: "  attachment.listed = true;\n",
  replace: "  attachment.listed = true;\n  attachment.priv = null;\n",
};
