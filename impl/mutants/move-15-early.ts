// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The fence signals when the copy begins. */
export const move15Early: Mutant = {
  clause: "MOVE-15",
  title: "the copy's fence signals before the copy is done",
  file: "impl/exporters/vram.ts",
  find: "    kernel.signalFence(fence);\n  });\n",
  replace: "  });\n  kernel.signalFence(fence);\n",
  exporter: "vram",
};
