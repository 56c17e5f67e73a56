// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The errno of a static exporter's map gets lost at attach. */
export const attach55: Mutant = {
  clause: "ATTACH-55",
  title: "every failed attach-time map of a static exporter gives EIO",
  file: "impl/framework/attach.ts",
  find: "    return table;\n",
  replace: '    return isDynamic(dmabuf.ops) ? table : error("EIO");\n',
  era: "6.12",
};
