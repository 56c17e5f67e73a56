// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Writes to storage that was taken back go unreported. */
export const move18: Mutant = {
  clause: "MOVE-18",
  title: "a write after the revocation is not reported",
  file: "impl/targets/access-duties.ts",
  find: "if (mapping.revoked && write) return",
  replace: "if (mapping.revoked && write && !mapping.live) return",
  exporter: "vram",
};
