// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only truncation to nothing is held against the seal. */
export const udmabuf24: Mutant = {
  clause: "UDMABUF-24",
  title: "a file sealed against shrinking can be cut short",
  file: "impl/drivers/memory-inode.ts",
  find: 'if (sizeBytes < this.#sizeBytes && this.seals.has("F_SEAL_SHRINK"))',
  replace: 'if (sizeBytes === 0n && this.#sizeBytes > 0n && this.seals.has("F_SEAL_SHRINK"))',
  exporter: "udmabuf",
};
