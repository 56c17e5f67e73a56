// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Importers hear of a move that their pin forbids, and take their mapping for revoked. */
export const move16: Mutant = {
  clause: "MOVE-16",
  title: "a pinned buffer is announced before its move is refused",
  file: "impl/exporters/vram.ts",
  find: "    const prepared = prepare(kernel, dmabuf, buffer);\n",
  replace:
    "    if (buffer.pins > 0) yield* kernel.moveNotify(dmabuf);\n    const prepared = prepare(kernel, dmabuf, buffer);\n",
  exporter: "vram",
};
