// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Nobody hears that the copy is done. */
export const fence71: Mutant = {
  clause: "FENCE-71",
  title: "the copy's fence never signals",
  file: "impl/exporters/vram.ts",
  find: "    kernel.signalFence(fence);\n",
  replace: "",
  exporter: "vram",
};
