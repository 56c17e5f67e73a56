// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** New attachments go to the end of the list. */
export const attach06: Mutant = {
  clause: "ATTACH-06",
  title: "new attachments go to the end of the list",
  file: "impl/framework/attach.ts",
  find: "dmabuf.attachments.unshift(attachment);",
  replace: "dmabuf.attachments.push(attachment);",
};
