// SPDX-License-Identifier: MIT
/**
 * What exporter ops do to the CPU's caches, given a good exporter: mapping for a device cleans, unmapping invalidates,
 * and a bracket does both for what is mapped at the time (HW-08, CPU-19, CPU-20). Only asked where a device is not
 * coherent.
 */
import type { Callback } from "../spec/observation.ts";
import type { Direction } from "../spec/op.ts";
import { afterClean, afterInvalidate, either, isSettled, type Views } from "./coherence.ts";
import type { PageState } from "./pages.ts";
import type { Call } from "./rule.ts";
import type { AttachmentState, BufferState, State } from "./state.ts";

type OpCall = Pick<Call, "s" | "buffer" | "attachment">;
type ShownBy = NonNullable<PageState["shownBy"]>;

/** Takes note of an op that was called. Those without a direction touch no cache. */
export function maintain(c: OpCall, { op, args, reply }: Callback): void {
  const { buffer, attachment } = c;
  if (buffer === null || !("direction" in args)) return;
  const { direction } = args;
  // Of device memory no cache has anything, and where it lies at the time only the exporter knows.
  const stays = buffer.moving === null;
  const done = stays && !("errno" in reply || "positive" in reply || "invalid" in reply);
  if (op === "map_dma_buf") clean(buffer, mapsSync(c.s, attachment), done, "mapping");
  else if (op === "unmap_dma_buf")
    invalidate(buffer, mapsSync(c.s, attachment), stays && fromDevice(direction), "mapping");
  else if (op === "begin_cpu_access") invalidate(buffer, reached(c), done && beginShows(c, direction), "bracket");
  else if (op === "end_cpu_access") clean(buffer, reached(c), done && toDevice(direction), "bracket");
}

/** Whether mapping for the attachment's device maintains caches: udmabuf asks the DMA layer not to (HW-11). */
function mapsSync(s: State, attachment: AttachmentState | null): boolean {
  if (s.world.exporter.kind === "udmabuf") return false;
  return attachment !== null && s.world.devices[attachment.device]?.coherent === false;
}

/** Whether a bracket finds anything to sync: a mapping for a non-coherent device, or udmabuf's own table. */
function reached({ s, buffer }: OpCall): boolean {
  if (buffer === null) return false;
  if (s.world.exporter.kind === "udmabuf") return (buffer.driver?.kept ?? null) !== null;
  return buffer.attachments.some((attachment) => isMapped(attachment) && mapsSync(s, attachment));
}

/** Whether this begin must make device writes visible; of one for writing only nobody may expect it (CPU-19). */
function beginShows({ s, buffer }: OpCall, direction: Direction): boolean {
  if (!fromDevice(direction) || buffer === null) return false;
  if (s.world.exporter.kind === "udmabuf") return true;
  return buffer.attachments.some((attachment) => mapsSync(s, attachment) && writtenThrough(attachment));
}

function isMapped({ mapped, cached }: AttachmentState): boolean {
  return mapped > 0 || cached !== null;
}

/** Its device may write through a mapping that is live at the exporter; the sync has the mapping's direction (HW-10). */
function writtenThrough({ cached, mappings }: AttachmentState): boolean {
  return (cached !== null && fromDevice(cached.direction)) || mappings.some((m) => fromDevice(m.direction));
}

function fromDevice(direction: Direction): boolean {
  return direction === "DMA_FROM_DEVICE" || direction === "DMA_BIDIRECTIONAL";
}

function toDevice(direction: Direction): boolean {
  return direction === "DMA_TO_DEVICE" || direction === "DMA_BIDIRECTIONAL";
}

/** `surely`: a good exporter does it; otherwise it may. */
function clean(buffer: BufferState, possible: boolean, surely: boolean, by: ShownBy): void {
  if (possible) forPages(buffer, afterClean, surely, "cache", by);
}

function invalidate(buffer: BufferState, possible: boolean, surely: boolean, by: ShownBy): void {
  if (possible) forPages(buffer, afterInvalidate, surely, "memory", by);
}

function forPages(
  buffer: BufferState,
  after: (views: Views) => Views,
  surely: boolean,
  shows: PageState["writer"],
  by: ShownBy,
): void {
  for (const page of buffer.pages) {
    if (page === undefined || isSettled(page.views)) continue;
    const views = after(page.views);
    page.views = surely ? views : either(page.views, views);
    if (surely && page.writer === shows) page.shownBy ??= by;
  }
}
