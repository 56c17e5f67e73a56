// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The buffer pointer is taken from freed memory. */
export const attach39Free: Mutant = {
  clause: "ATTACH-39",
  title: "detach reads the buffer from the attachment it has freed",
  file: "impl/framework/detach.ts",
  find: "  core.log.trace(SITE); // STATS-24\n  freeAttachment(core, attachment);\n",
  replace: "  freeAttachment(core, attachment);\n  if (attachment.dmabuf.live) core.log.trace(SITE);\n",
  bug: "I18",
};
