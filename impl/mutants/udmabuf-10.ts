// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The kinds of all files are looked at before the seals of the first. */
export const udmabuf10: Mutant = {
  clause: "UDMABUF-10",
  title: "a second bad descriptor comes before the seals of the first file",
  file: "impl/drivers/udmabuf.ts",
  find: "    const pages: Page[] = [];\n    for (const item of items) {",
  replace:
    '    if (items.some(({ memory }) => memory === null)) return error("EBADFD");\n    const pages: Page[] = [];\n    for (const item of items) {',
  exporter: "udmabuf",
};
