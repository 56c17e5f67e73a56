// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A length of nothing is rounded up to a page. */
export const heap13: Mutant = {
  clause: "HEAP-13",
  title: "length 0 makes a page",
  file: "impl/drivers/dma-heap.ts",
  find: "const sizeBytes = pageAligned(data.lengthBytes, core.pageSizeBytes);",
  replace: "const sizeBytes = pageAligned(data.lengthBytes === 0n ? 1n : data.lengthBytes, core.pageSizeBytes);",
  exporter: "system-heap",
};
