// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What is held against the limit is a number of pages. */
export const udmabuf04: Mutant = {
  clause: "UDMABUF-04",
  title: "the limit counts pages instead of bytes",
  file: "impl/drivers/udmabuf.ts",
  find: "totalBytes > SIZE_LIMIT_BYTES",
  replace: "totalBytes / pageSizeBytes > SIZE_LIMIT_BYTES",
  exporter: "udmabuf",
};
