// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Whatever keeps the descriptor away is called a lack of memory. */
export const udmabuf14Errno: Mutant = {
  clause: "UDMABUF-14",
  title: "a full descriptor table gives ENOMEM",
  file: "impl/drivers/udmabuf.ts",
  find: "    return number;\n",
  replace: '    return error("ENOMEM");\n',
  exporter: "udmabuf",
};
