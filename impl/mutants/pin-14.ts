// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The unpin announces the move it allows. */
export const pin14: Mutant = {
  clause: "PIN-14",
  title: "the last unpin notifies importers",
  file: "impl/exporters/vram.ts",
  find: "    unpin({ dmabuf }) {\n      bufferOf(dmabuf).pins -= 1; // PIN-14\n",
  replace:
    "    *unpin({ dmabuf }) {\n      bufferOf(dmabuf).pins -= 1;\n      if (bufferOf(dmabuf).pins === 0) yield* kernel.moveNotify(dmabuf);\n",
  exporter: "vram",
};
