// SPDX-License-Identifier: MIT
import { either, waitsToOverwrite } from "../coherence.ts";
import { deviceCoherent, pageOf, reachable } from "../contents.ts";
import { writeByDevice } from "../pages.ts";
import type { Call, Meaning } from "../rule.ts";
import { mappingOf } from "../tables.ts";
import { accessDefined, brokenBy, unpromised, watches } from "./access-duties.ts";

function writes(c: Call<"dma-write">): void {
  writeByDevice(c.s, pageOf(c), deviceCoherent(c), c.args.marker);
}

/** Which place the byte reaches, and whether that is the one that stays, nobody says. */
function mayWrite(c: Call<"dma-write">): void {
  const page = pageOf(c);
  const { views, carried } = page;
  writes(c);
  page.views = either(views, page.views);
  page.carried = carried;
}

/** A device writes through a mapping made for writing (HW-06); what the CPU wrote before must be out of its cache. */
export const dmaWrite: Meaning<"dma-write"> = {
  defined: (c) =>
    reachable(c, c.args.mapping, c.args.page) && mappingOf(c).direction !== "DMA_TO_DEVICE" && accessDefined(c),
  legal: (c) =>
    brokenBy("dma-write", mappingOf(c)) === null && (deviceCoherent(c) || !waitsToOverwrite(pageOf(c).views)),
  phases: [
    ...watches<"dma-write">("dma-write"),
    { phase: "effect", clause: "MAP-42", when: unpromised, run: mayWrite },
    {
      phase: "effect",
      clause: "MAP-42",
      also: ["MAP-47"],
      run: writes,
    },
  ],
};
