// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** One unpin undoes every pin. */
export const pin05: Mutant = {
  clause: "PIN-05",
  title: "an unpin forgets all pins",
  file: "impl/exporters/vram.ts",
  find: "bufferOf(dmabuf).pins -= 1;",
  replace: "bufferOf(dmabuf).pins = 0;",
  exporter: "vram",
};
