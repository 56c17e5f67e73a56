// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter accepted an attachment that vanishes without its detach callback. */
export const attach60: Mutant = {
  clause: "ATTACH-60",
  title: "a failed attach-time map frees the attachment without detach callback",
  file: "impl/framework/attach.ts",
  find: "yield* dmaBufDetach(core, dmabuf, attachment);",
  replace: "dmabuf.attachments.shift();\n    freeAttachment(core, attachment);",
  era: "6.12",
};
