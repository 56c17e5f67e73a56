// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Either write seal waits for the buffers to go. */
export const udmabuf29Future: Mutant = {
  clause: "UDMABUF-29",
  title: "F_SEAL_FUTURE_WRITE is refused while a buffer lives",
  file: "impl/drivers/memory-inode.ts",
  find: 'if (seals.includes("F_SEAL_WRITE") && this',
  replace: 'if (seals.some((seal) => seal.endsWith("WRITE")) && this',
  exporter: "udmabuf",
};
