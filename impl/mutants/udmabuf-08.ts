// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only a file that has seals must have the one against shrinking. */
export const udmabuf08: Mutant = {
  clause: "UDMABUF-08",
  title: "a file without any seal is accepted",
  file: "impl/drivers/udmabuf.ts",
  find: 'if (!memory.seals.has("F_SEAL_SHRINK")) return',
  replace: 'if (memory.seals.size > 0 && !memory.seals.has("F_SEAL_SHRINK")) return',
  exporter: "udmabuf",
};
