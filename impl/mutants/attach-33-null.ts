// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A dynamic exporter without a table at attach fails with the wrong errno. */
export const attach33Null: Mutant = {
  clause: "ATTACH-33",
  title: "a NULL table at attach gives EINVAL",
  file: "impl/framework/attach.ts",
  find: "    return table;\n",
  replace: '    return isDynamic(dmabuf.ops) && table.errno === "ENOMEM" ? error("EINVAL") : table;\n',
  era: "6.12",
};
