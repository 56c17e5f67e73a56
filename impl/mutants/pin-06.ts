// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Storage that importers have pinned moves all the same. */
export const pin06: Mutant = {
  clause: "PIN-06",
  title: "pins do not keep the storage from moving",
  file: "impl/exporters/vram.ts",
  find: "if (buffer.pins > 0 || buffer.revoked) return",
  replace: "if (buffer.revoked) return",
  era: "6.12",
  exporter: "vram",
};
