// SPDX-License-Identifier: MIT
import { waitsToOverwrite } from "../coherence.ts";
import { deviceCoherent, pageOf, reachable } from "../contents.ts";
import { writeByDevice } from "../pages.ts";
import type { Meaning } from "../rule.ts";
import { mappingOf } from "../tables.ts";

/** A device writes through a mapping made for writing (HW-06); what the CPU wrote before must be out of its cache. */
export const dmaWrite: Meaning<"dma-write"> = {
  defined: (c) => reachable(c, c.args.mapping, c.args.page) && mappingOf(c).direction !== "DMA_TO_DEVICE",
  legal: (c) => deviceCoherent(c) || !waitsToOverwrite(pageOf(c).views),
  phases: [
    {
      phase: "effect",
      clause: "MAP-42",
      also: ["MAP-47"],
      run: (c) => writeByDevice(c.s, pageOf(c), deviceCoherent(c), c.args.marker),
    },
  ],
};
