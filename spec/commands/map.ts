// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle } from "../command.ts";
import { tableView } from "../observation.ts";

const direction = choice(["DMA_BIDIRECTIONAL", "DMA_TO_DEVICE", "DMA_FROM_DEVICE"], ["DMA_NONE", "out-of-range"]);
const page = choice([0, 1, 3]);
const marker = choice([1, 2, 255]);

const map = {
  args: { attachment: handle("attachment", null), direction },
  makes: "mapping",
  value: tableView,
  faults: ["alloc:table-wrapper", "alloc:table-entries", "exporter:pages", "exporter:table", "exporter:dma-map"],
  ops: ["pin", "map_dma_buf", "unmap_dma_buf", "unpin"],
} as const;

const unmap = {
  args: { attachment: handle("attachment", null), mapping: handle("mapping", null), direction },
  ops: ["unmap_dma_buf", "unpin"],
} as const;

/** Reservation lock as far as one task needs it, map, unmap, and DMA through a mapping. Catalogue §4, §5, §32.4. */
export const MAP_COMMANDS = {
  "resv-lock": command({
    summary: "lock the buffer's reservation",
    kernel: "dma_resv_lock",
    args: { buffer: handle("buffer") },
    weight: 2,
  }),
  "resv-unlock": command({
    summary: "unlock the buffer's reservation",
    kernel: "dma_resv_unlock",
    args: { buffer: handle("buffer") },
    weight: 5,
  }),
  map: command({
    ...map,
    summary: "map an attachment; the caller holds the reservation lock where the era demands it",
    kernel: "dma_buf_map_attachment",
    weight: 5,
  }),
  "map-unlocked": command({
    ...map,
    summary: "lock the reservation, map, unlock",
    kernel: "dma_buf_map_attachment_unlocked",
    weight: 6,
    simpler: "map",
  }),
  unmap: command({
    ...unmap,
    summary: "unmap; the caller holds the reservation lock where the era demands it",
    kernel: "dma_buf_unmap_attachment",
    weight: 5,
  }),
  "unmap-unlocked": command({
    ...unmap,
    summary: "lock the reservation, unmap, unlock",
    kernel: "dma_buf_unmap_attachment_unlocked",
    weight: 6,
    simpler: "unmap",
  }),
  "dma-write": command({
    summary: "the device writes one byte to a page of the buffer through a mapping",
    kernel: "DMA",
    args: { mapping: handle("mapping"), page, marker },
    weight: 4,
  }),
  "dma-read": command({
    summary: "the device reads one byte from a page of the buffer through a mapping",
    kernel: "DMA",
    args: { mapping: handle("mapping"), page },
    value: z.int().min(0).max(255),
    weight: 4,
  }),
} as const;
