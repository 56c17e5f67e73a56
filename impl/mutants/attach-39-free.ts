// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The buffer pointer is taken from freed memory. */
export const attach39Free: Mutant = {
  clause: "ATTACH-39",
  title: "detach reads the buffer from the attachment it has freed",
  file: "impl/framework/detach.ts",
  find: "  freeAttachment(core, attachment);\n}",
  replace: '  freeAttachment(core, attachment);\n  if (attachment.dmabuf.live) core.log.trace("dma_buf_detached");\n}',
  bug: "I18",
};
