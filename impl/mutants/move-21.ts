// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A revoked buffer is mapped like any other. */
export const move21: Mutant = {
  clause: "MOVE-21",
  title: "maps succeed while the buffer is revoked",
  file: "impl/exporters/vram.ts",
  find: '      if (revoked) return { errno: "ENODEV" };',
  replace: '      if (revoked && pages.length === 0) return { errno: "ENODEV" };',
  exporter: "vram",
};
