// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** One more holder than the file is taken for the file itself. */
export const udmabuf29: Mutant = {
  clause: "UDMABUF-29",
  title: "a write seal is added while a buffer lives",
  file: "impl/drivers/memory-inode.ts",
  find: "this.#references.holdersOf(page) > 1",
  replace: "this.#references.holdersOf(page) > 2",
  exporter: "udmabuf",
};
