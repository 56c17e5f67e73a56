// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle } from "../command.ts";
import { mapView } from "../observation.ts";

const page = choice([0, 1, 3]);
/** Which map the caller hands to vunmap: the one it got, another one, or a null map. */
const given = choice(["own"], ["other", "null"]);

/** Kernel mappings of a buffer. Catalogue §13, §32.5. */
export const VMAP_COMMANDS = {
  vmap: command({
    summary: "map the buffer into kernel address space",
    kernel: "dma_buf_vmap",
    args: { buffer: handle("buffer", null) },
    value: mapView,
    faults: ["exporter:pages", "exporter:vmap"],
    ops: ["vmap"],
    weight: 4,
  }),
  "vmap-unlocked": command({
    summary: "lock the reservation, vmap, unlock",
    kernel: "dma_buf_vmap_unlocked",
    args: { buffer: handle("buffer", null) },
    value: mapView,
    faults: ["exporter:pages", "exporter:vmap"],
    ops: ["vmap"],
    eras: { since: "6.2" },
    weight: 4,
    simpler: "vmap",
  }),
  vunmap: command({
    summary: "drop one kernel mapping",
    kernel: "dma_buf_vunmap",
    args: { buffer: handle("buffer", null), map: given },
    value: mapView.describe("the caller's map object afterwards"),
    ops: ["vunmap"],
    weight: 4,
  }),
  "vunmap-unlocked": command({
    summary: "lock the reservation, vunmap, unlock",
    kernel: "dma_buf_vunmap_unlocked",
    args: { buffer: handle("buffer", null), map: given },
    value: mapView.describe("the caller's map object afterwards"),
    ops: ["vunmap"],
    eras: { since: "6.2" },
    weight: 4,
    simpler: "vunmap",
  }),
  "vmap-write": command({
    summary: "the CPU writes one byte to a page of the buffer through the kernel mapping",
    kernel: "iosys_map_wr",
    args: { buffer: handle("buffer"), page, marker: choice([1, 2, 255]) },
    weight: 2,
  }),
  "vmap-read": command({
    summary: "the CPU reads one byte from a page of the buffer through the kernel mapping",
    kernel: "iosys_map_rd",
    args: { buffer: handle("buffer"), page },
    value: z.int().min(0).max(255),
    weight: 2,
  }),
} as const;
