// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Descriptors are looked up while the items are read. */
export const udmabuf10Early: Mutant = {
  clause: "UDMABUF-10",
  title: "a bad descriptor comes before alignment",
  file: "impl/drivers/udmabuf.ts",
  find: "    const refusal = checkSizes(",
  replace:
    '    if (items.some(({ memory }) => memory === null)) return error("EBADFD");\n    const refusal = checkSizes(',
  exporter: "udmabuf",
};
