// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter is asked once per device instead of once per attachment. */
export const attach08: Mutant = {
  clause: "ATTACH-08",
  title: "a device that is attached already is not put before the exporter again",
  file: "impl/framework/attach.ts",
  find: "if (dmabuf.ops.attach === undefined) return undefined;",
  replace:
    "if (dmabuf.ops.attach === undefined || dmabuf.attachments.some((a) => a.device === attachment.device)) return undefined;",
};
