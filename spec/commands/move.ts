// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle, subset } from "../command.ts";

const revocable = z.boolean();

/** Pins, moves and poll. Catalogue §6, §7, §15. */
export const MOVE_COMMANDS = {
  pin: command({
    summary: "keep the storage where it is",
    kernel: "dma_buf_pin",
    args: { attachment: handle("attachment") },
    ops: ["pin"],
    weight: 1.5,
  }),
  unpin: command({
    summary: "let the storage move again",
    kernel: "dma_buf_unpin",
    args: { attachment: handle("attachment") },
    ops: ["unpin"],
    weight: 1.5,
  }),
  "notify-move": command({
    summary: "the exporter tells its importers that the storage will move",
    kernel: "dma_buf_move_notify, dma_buf_invalidate_mappings",
    args: {
      buffer: handle("buffer"),
      /**
       * What every importer does in its callback, which is called first. `unmap`: unmaps its live mappings, the oldest
       * first, each with its own direction · `unpin`: gives back one pin of its own, if it has any left · `map`: maps for
       * both directions and, if that succeeds, unmaps again.
       */
      reaction: choice(["nothing", "unmap", "unpin", "map"]),
    },
    faults: ["alloc:table-wrapper", "alloc:table-entries"],
    ops: ["pin", "map_dma_buf", "unmap_dma_buf", "unpin"],
    weight: 1.5,
  }),
  "attach-revocable": command({
    summary: "whether an importer can be made to unmap",
    kernel: "dma_buf_attach_revocable",
    args: { attachment: handle("attachment") },
    value: revocable,
    eras: { since: "7.2" },
    weight: 0.4,
  }),
  poll: command({
    summary: "ask which events are ready, and have the others watched",
    kernel: "dma_buf_poll",
    args: { fd: handle("fd"), events: subset(["EPOLLIN", "EPOLLOUT", "EPOLLPRI"]), wait: choice([false]) },
    value: z.array(z.enum(["EPOLLIN", "EPOLLOUT"])),
    weight: 6,
  }),
} as const;
