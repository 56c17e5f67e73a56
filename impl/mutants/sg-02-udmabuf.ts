// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An entry of one page counts the pages up to it. */
export const sg02Udmabuf: Mutant = {
  clause: "SG-02",
  title: "the entries of 6.12 are too long",
  file: "impl/exporters/udmabuf.ts",
  find: "entry.lengthBytes = kernel.pageSizeBytes;",
  replace: "entry.lengthBytes = kernel.pageSizeBytes * Math.min(2, pages.length - index);",
  exporter: "udmabuf",
  era: "6.12",
};
