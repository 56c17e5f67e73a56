// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** One device has one attachment, whoever asks for how many. */
export const attach14: Mutant = {
  clause: "ATTACH-14",
  title: "a second attach of one device gives the first attachment again",
  file: "impl/framework/attach.ts",
  find: "  yield* listAttachment(core, dmabuf, attachment);\n",
  replace:
    "  const older = dmabuf.attachments.find((a) => a.device === request.device && a.dynamic === attachment.dynamic);\n  if (older !== undefined) {\n    freeAttachment(core, attachment);\n    return older;\n  }\n  yield* listAttachment(core, dmabuf, attachment);\n",
};
