// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Neighbours share an entry before their time. */
export const udmabuf32Joined: Mutant = {
  clause: "UDMABUF-32",
  title: "6.12 joins neighbours",
  file: "impl/exporters/udmabuf.ts",
  find: "const table = traits.joinsPages ? joinedTable(kernel, pages) : pagewiseTable(kernel, pages);",
  replace:
    "const table = traits.joinsPages || traits.vmaps ? joinedTable(kernel, pages) : pagewiseTable(kernel, pages);",
  exporter: "udmabuf",
  era: "6.12",
};
