// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attach pins a dynamic exporter for a static importer. */
export const attach34Pin: Mutant = {
  clause: "ATTACH-34",
  title: "attach pins a dynamic exporter for a static importer",
  file: "impl/framework/attach.ts",
  find: "  yield* listAttachment(core, dmabuf, attachment);\n",
  replace:
    "  yield* listAttachment(core, dmabuf, attachment);\n  if (!attachment.dynamic && isDynamic(dmabuf.ops)) yield* callPin(core, attachment);\n",
};
