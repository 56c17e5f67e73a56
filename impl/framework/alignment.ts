// SPDX-License-Identifier: MIT
import type { ScatterEntry, SgTable } from "../exporters/kit.ts";
import type { Core } from "./core.ts";

const SITE = "dma_buf_map_attachment";

/** With DMA_API_DEBUG, prints entries that break page alignment; the map succeeds all the same (MAP-52). */
export function printMisaligned(core: Core, table: SgTable): void {
  if (!core.config.dmaApiDebug) return;
  for (let i = 0; i < table.mappedEntries; i++) {
    const entry = table.entries[i];
    if (entry === undefined || isAligned(core, entry)) continue;
    core.log.print(SITE, `entry ${i} is not page aligned`);
    if (core.switches.alignmentPrints === "first") return;
  }
}

function isAligned(core: Core, entry: ScatterEntry): boolean {
  if (entry.dmaAddress % BigInt(core.pageSizeBytes) !== 0n) return false;
  return entry.dmaLengthBytes % core.pageSizeBytes === 0;
}
