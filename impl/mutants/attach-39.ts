// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter is told first. */
export const attach39: Mutant = {
  clause: "ATTACH-39",
  title: "the detach callback comes before the attachment is unlinked",
  file: "impl/framework/detach.ts",
  find: "  yield* unlistAttachment(core, dmabuf, attachment);\n  if (dmabuf.ops.detach !== undefined) yield* callDetach(core, dmabuf, attachment);\n",
  replace:
    "  if (dmabuf.ops.detach !== undefined) yield* callDetach(core, dmabuf, attachment);\n  yield* unlistAttachment(core, dmabuf, attachment);\n",
};
