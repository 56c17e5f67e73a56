// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Who asks for another direction than the first is turned away. */
export const udmabuf20: Mutant = {
  clause: "UDMABUF-20",
  title: "a bracket in another direction is refused",
  file: "impl/exporters/udmabuf.ts",
  find: "        buffer.tableDirection = direction;\n      }\n",
  replace:
    '        buffer.tableDirection = direction;\n      } else if (direction !== buffer.tableDirection) return { errno: "EBUSY" };\n',
  exporter: "udmabuf",
};
