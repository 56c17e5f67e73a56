// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Holes of the file are filled for the buffer alone. */
export const udmabuf23: Mutant = {
  clause: "UDMABUF-23",
  title: "a buffer has pages of its own in place of holes",
  file: "impl/drivers/udmabuf.ts",
  find: "const found = memory.populate(first, count);",
  replace:
    "const found = memory.page(first) === null ? this.references.allocate(count) : memory.populate(first, count);",
  exporter: "udmabuf",
};
