// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The seal forbids any other size. */
export const udmabuf24Grow: Mutant = {
  clause: "UDMABUF-24",
  title: "a file sealed against shrinking cannot grow",
  file: "impl/drivers/memory-inode.ts",
  find: 'if (sizeBytes < this.#sizeBytes && this.seals.has("F_SEAL_SHRINK"))',
  replace: 'if (sizeBytes !== this.#sizeBytes && this.seals.has("F_SEAL_SHRINK"))',
  exporter: "udmabuf",
};
