// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attaching a NULL device is refused without a WARN. */
export const attach01: Mutant = {
  clause: "ATTACH-01",
  title: "attaching a NULL device is refused without a WARN",
  file: "impl/framework/attach.ts",
  find: "  if (dmabuf === null || request.device === null) {\n",
  replace:
    '  if (dmabuf !== null && request.device === null) return error("EINVAL");\n  if (dmabuf === null || request.device === null) {\n',
};
