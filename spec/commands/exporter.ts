// SPDX-License-Identifier: MIT
import { choice, command, handle } from "../command.ts";

/** As for `notify-move`: what every importer does in its move callback. */
const reaction = choice(["nothing", "unmap", "unpin", "map"]);

/**
 * What an exporter with storage that moves is asked to do: evict, revoke, restore. Only in worlds whose exporter `moves`.
 * Catalogue §7, §10, §32.2.
 */
export const EXPORTER_COMMANDS = {
  "exporter-move": command({
    summary: "the exporter moves the storage to its other place; the fence stands for the copy",
    kernel: "ttm_bo_validate",
    args: { buffer: handle("buffer"), reaction },
    /** The copy's fence, of which the program gets a reference of its own. */
    makes: "fence",
    faults: ["alloc:fences"],
    ops: ["unmap_dma_buf", "unpin", "map_dma_buf"],
    weight: 4,
  }),
  "exporter-revoke": command({
    summary: "the exporter takes its storage back, and waits until nobody has it mapped",
    kernel: "vfio_pci_dma_buf_move",
    args: { buffer: handle("buffer"), reaction },
    ops: ["unmap_dma_buf", "unpin", "map_dma_buf"],
    eras: { since: "7.2" },
    weight: 1,
  }),
  "exporter-restore": command({
    summary: "the exporter gives revoked storage back",
    kernel: "vfio_pci_dma_buf_move",
    args: { buffer: handle("buffer"), reaction },
    ops: ["unmap_dma_buf", "unpin", "map_dma_buf"],
    eras: { since: "7.2" },
    weight: 1.5,
  }),
} as const;
