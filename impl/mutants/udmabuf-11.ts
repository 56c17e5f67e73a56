// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A page that holds the end of the file is good, as it was in older kernels. */
export const udmabuf11: Mutant = {
  clause: "UDMABUF-11",
  title: "an item may end behind the file inside its last page",
  file: "impl/drivers/memory-inode.ts",
  find: "return (first + BigInt(count)) * this.#pageSizeBytes <= this.#sizeBytes;",
  replace: "return (first + BigInt(count) - 1n) * this.#pageSizeBytes < this.#sizeBytes;",
  exporter: "udmabuf",
};
