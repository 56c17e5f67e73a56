// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The attach callback finds its attachment in the buffer's list already. */
export const attach07: Mutant = {
  clause: "ATTACH-07",
  title: "the attachment is listed while the exporter still decides",
  file: "impl/framework/attach.ts",
  find: "  return yield* callAttach(core, dmabuf, attachment);",
  replace:
    "  attachment.listed = true;\n  dmabuf.attachments.unshift(attachment);\n  const refusal = yield* callAttach(core, dmabuf, attachment);\n  dmabuf.attachments.shift();\n  return refusal;",
};
