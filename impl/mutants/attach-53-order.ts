// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A NULL device gets ENOMEM when memory is short as well. */
export const attach53Order: Mutant = {
  clause: "ATTACH-53",
  title: "the attachment is allocated before the arguments are checked",
  file: "impl/framework/attach.ts",
  find: "  if (dmabuf === null || request.device === null) {\n",
  replace:
    '  if (request.device === null && core.faults.fails("alloc:attachment")) return error("ENOMEM");\n  if (dmabuf === null || request.device === null) {\n',
};
