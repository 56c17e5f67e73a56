// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attach is refused once others have the buffer mapped. */
export const attach15: Mutant = {
  clause: "ATTACH-15",
  title: "no attach while the core keeps a table of the buffer",
  file: "impl/framework/attach.ts",
  find: "  const attachment = newAttachment(core, dmabuf, request.device, request);\n",
  replace:
    '  if (dmabuf.attachments.some((a) => a.cachedTable !== null)) return error("EBUSY");\n  const attachment = newAttachment(core, dmabuf, request.device, request);\n',
  era: "6.12",
};
