// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Detach leaks the attachment of an exporter without detach callback. */
export const attach42: Mutant = {
  clause: "ATTACH-42",
  title: "the attachment is freed only with an exporter that has a detach callback",
  file: "impl/framework/detach.ts",
  find: "  freeAttachment(core, attachment);\n}",
  replace: "  if (dmabuf.ops.detach !== undefined) freeAttachment(core, attachment);\n}",
};
