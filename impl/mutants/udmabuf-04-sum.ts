// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Each item is held against the limit on its own. */
export const udmabuf04Sum: Mutant = {
  clause: "UDMABUF-04",
  title: "the sizes of the items are not added up",
  file: "impl/drivers/udmabuf.ts",
  find: "if (totalBytes > SIZE_LIMIT_BYTES)",
  replace: "if (item.sizeBytes > SIZE_LIMIT_BYTES)",
  exporter: "udmabuf",
};
