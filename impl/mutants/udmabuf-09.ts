// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A seal against future writing is overlooked. */
export const udmabuf09: Mutant = {
  clause: "UDMABUF-09",
  title: "F_SEAL_FUTURE_WRITE is let pass",
  file: "impl/drivers/udmabuf.ts",
  find: 'if (memory.seals.has("F_SEAL_FUTURE_WRITE")) return',
  replace: 'if (memory.seals.has("F_SEAL_FUTURE_WRITE") && memory.seals.has("F_SEAL_SEAL")) return',
  exporter: "udmabuf",
};
