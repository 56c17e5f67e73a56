// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import { dmaFenceDescribe } from "./fence-describe.ts";
import type { Reservation } from "./reservation.ts";
import { dmaResvForEachFence } from "./resv-walk.ts";
import { READ, type Usage } from "./usage.ts";

const NAMES: Readonly<Record<Usage, string>> = ["kernel", "write", "read", "bookkeep"];

/** `dma_resv_describe`: a line for each entry, those of usage BOOKKEEP left out (RESV-57). */
export function dmaResvDescribe(core: Core, reservation: Reservation): string[] {
  const lines: string[] = [];
  for (const { fence, usage } of dmaResvForEachFence(core, reservation, READ)) {
    lines.push(`${NAMES[usage]} fence:${dmaFenceDescribe(core, fence, reservation)}`);
  }
  return lines;
}
