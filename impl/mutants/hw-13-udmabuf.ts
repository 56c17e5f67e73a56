// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The direction of the last begin is the one kept. */
export const hw13Udmabuf: Mutant = {
  clause: "HW-13",
  title: "release unmaps in the direction of the last begin",
  file: "impl/exporters/udmabuf.ts",
  find: "        buffer.tableDirection = direction;\n      }\n",
  replace: "      }\n      buffer.tableDirection = direction;\n",
  exporter: "udmabuf",
};
