// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The callback is embedded in a buffer that nothing keeps. */
export const poll08: Mutant = {
  clause: "POLL-08",
  title: "an armed slot keeps no reference on the file",
  file: "impl/framework/poll.ts",
  find: "  if (watchFirst(core, dmabuf, slot, write)) return false;\n",
  replace:
    "  if (watchFirst(core, dmabuf, slot, write)) {\n    if (dmabuf.file !== null) fput(core, dmabuf.file);\n    return false;\n  }\n",
  bug: "F10",
};
