// SPDX-License-Identifier: MIT
import { bufferOf, reachable } from "../contents.ts";
import type { Meaning } from "../rule.ts";
import { mappingOf } from "../tables.ts";

/** A device writes through a mapping made for writing (HW-06). */
export const dmaWrite: Meaning<"dma-write"> = {
  defined: (c) => reachable(c, c.args.mapping, c.args.page) && mappingOf(c).direction !== "DMA_TO_DEVICE",
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "MAP-42",
      also: ["MAP-47"],
      run: (c) => void bufferOf(c).contents.set(c.args.page, c.args.marker),
    },
  ],
};
