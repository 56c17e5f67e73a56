// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Pin returns while the copy is on its way. */
export const pin07: Mutant = {
  clause: "PIN-07",
  title: "pin does not wait for the copy",
  file: "impl/exporters/vram.ts",
  find: "      if (buffer.fence !== null) yield* kernel.waitFence(buffer.fence); // PIN-07\n",
  replace: "      if (buffer.fence?.signaled) yield* kernel.waitFence(buffer.fence);\n",
  exporter: "vram",
};
