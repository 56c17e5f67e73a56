// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A second attach of one device is refused. */
export const attach14: Mutant = {
  clause: "ATTACH-14",
  title: "a device is attached to a buffer only once",
  file: "impl/framework/attach.ts",
  find: "  const attachment = newAttachment(core, dmabuf, request.device, request);\n",
  replace:
    '  if (dmabuf.attachments.some((a) => a.device === request.device)) return error("EBUSY");\n  const attachment = newAttachment(core, dmabuf, request.device, request);\n',
};
