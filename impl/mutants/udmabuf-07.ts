// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A file that can never be sealed passes for one that has its seals. */
export const udmabuf07: Mutant = {
  clause: "UDMABUF-07",
  title: "a file without permission to seal is accepted",
  file: "impl/drivers/udmabuf.ts",
  find: 'if (!memory.seals.has("F_SEAL_SHRINK")) return',
  replace: 'if (!memory.seals.has("F_SEAL_SHRINK") && !memory.seals.has("F_SEAL_SEAL")) return',
  exporter: "udmabuf",
};
