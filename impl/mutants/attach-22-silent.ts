// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** EINVAL for a missing move callback comes without its WARN. */
export const attach22Silent: Mutant = {
  clause: "ATTACH-22",
  title: "a missing move callback is refused without a WARN",
  file: "impl/framework/attach.ts",
  find: "  if (lacksMoveCallback(core, request.importerOps)) {\n",
  replace:
    '  if (lacksMoveCallback(core, request.importerOps)) return error("EINVAL");\n  if (lacksMoveCallback(core, request.importerOps)) {\n',
  era: "6.12",
};
