// SPDX-License-Identifier: MIT
/**
 * The kernel's DMA debugging around the drivers' buffers. It speaks once per boot, of whatever it saw first: what no
 * clause of the drivers tells must not use that up, so such steps are not sent while it may still speak. Sources:
 * kernel/dma/debug.c@6.1,6.12,7.2.
 */
import type { Direction } from "../spec/op.ts";
import { drivenBy } from "./driver-buffers.ts";
import type { AttachmentState, BufferState, State } from "./state.ts";

/** The function that speaks of a sync; here it stands for all of them. */
export const DMA_DEBUG_SITE = "check_sync";

/** Longest segment of a device whose driver says nothing, as udmabuf's own does (bytes). */
const OWN_SEGMENT_BYTES_MAX = 65536;
/** A boundary that no buffer here is near. */
const FAR_BOUNDARY_BYTES = 0x1_0000_0000;
/** Mappings of one page it counts without a word. */
const OVERLAPS_MAX = 7;

/** Whether DMA debugging is there and has not spoken. */
export function mayStillSpeak(s: State): boolean {
  return s.config.dmaApiDebug && !s.warnedOnce.has(DMA_DEBUG_SITE);
}

/** Whether a driver's buffer can be mapped for a device without a word: the drivers look at no limits of devices. */
export function mapsQuietly(s: State, buffer: BufferState, device: number, direction: Direction): boolean {
  if (buffer.driver === null || !mayStillSpeak(s)) return true;
  const { maxSegmentBytes, segmentBoundaryBytes } = s.world.devices[device] ?? NO_LIMITS;
  const pages = buffer.size / BigInt(s.world.pageSizeBytes);
  if (buffer.size > BigInt(maxSegmentBytes) || (pages > 1n && segmentBoundaryBytes < FAR_BOUNDARY_BYTES)) return false;
  return direction === "DMA_TO_DEVICE" || overlapsQuietly(s, buffer);
}

const NO_LIMITS = { maxSegmentBytes: 0, segmentBoundaryBytes: FAR_BOUNDARY_BYTES } as const;

/** Mappings for writing may not overlap, unless the CPU's caches are left alone; too many are a leak in any case. */
function overlapsQuietly(s: State, buffer: BufferState): boolean {
  if (drivenBy(s, "system-heap")) return writable(buffer) === 0;
  let overlaps = 0;
  for (const other of s.buffers.values()) overlaps += places(other) * (writable(other) + 1);
  return overlaps <= OVERLAPS_MAX;
}

/** How often one page can stand in a buffer of this suite, whose lists have two items. */
function places({ driver, life }: BufferState): number {
  if (life === "released") return 0;
  return driver?.repeats === true ? 2 : 1;
}

/** Mappings through which somebody may write. */
function writable({ attachments, driver }: BufferState): number {
  let count = isWritten(driver?.kept ?? null) ? 1 : 0;
  for (const { cached, mappings } of attachments) {
    if (cached !== null) count += isWritten(cached.direction) ? 1 : 0;
    else for (const { direction } of mappings) count += isWritten(direction) ? 1 : 0;
  }
  return count;
}

function isWritten(direction: Direction | null): boolean {
  return direction !== null && direction !== "DMA_TO_DEVICE";
}

/**
 * Whether it is certain what a sync of a driver's buffer makes DMA debugging say: it finds a mapping by device and
 * address, so one page mapped twice for a device makes it look at another mapping, or at none.
 */
export function syncsPredictably(s: State, buffer: BufferState, direction: Direction): boolean {
  if (buffer.driver === null || !mayStillSpeak(s)) return true;
  if (!s.instrumented && leftMapped(s)) return false;
  if (drivenBy(s, "system-heap")) return !buffer.attachments.some((a) => isShadowed(a, buffer, direction));
  const { kept } = buffer.driver;
  if (kept === null)
    return buffer.size <= BigInt(OWN_SEGMENT_BYTES_MAX) && (!isWritten(direction) || overlapsQuietly(s, buffer));
  return kept === direction || !(buffer.driver.repeats || sharesKept(s, buffer));
}

/** A buffer was given up with mappings left: its pages come back in other buffers, and the old entries with them. */
function leftMapped(s: State): boolean {
  for (const { life, attachments } of s.buffers.values()) {
    if (life === "released" && attachments.some((a) => mappedDirections(a).length > 0)) return true;
  }
  return false;
}

/** Another buffer that udmabuf's own device has mapped has one of the pages. */
function sharesKept(s: State, buffer: BufferState): boolean {
  for (const other of s.buffers.values()) {
    if (other === buffer || other.life === "released" || (other.driver?.kept ?? null) === null) continue;
    if (other.pages.some((page) => buffer.pages.includes(page))) return true;
  }
  return false;
}

/** Mapped in another direction than that of the sync, next to a second attachment of the same device. */
function isShadowed(attachment: AttachmentState, { attachments }: BufferState, direction: Direction): boolean {
  if (!mappedDirections(attachment).some((mapped) => mapped !== direction)) return false;
  return attachments.some((a) => a !== attachment && a.device === attachment.device && mappedDirections(a).length > 0);
}

/** Directions in which an attachment is mapped at the exporter: by the core's cache, or by importers. */
export function mappedDirections({ cached, mappings }: AttachmentState): readonly Direction[] {
  if (cached !== null) return [cached.direction];
  return mappings.map(({ direction }) => direction);
}
