// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, device, handle } from "../command.ts";

/** Attach and detach. Catalogue §3, §32.4. */
export const ATTACH_COMMANDS = {
  attach: command({
    summary: "attach a device to a buffer",
    kernel: "dma_buf_attach",
    args: { buffer: handle("buffer", null), device },
    makes: "attachment",
    value: z.strictObject({ peer2peer: z.boolean() }),
    faults: ["alloc:attachment", "exporter:pages", "exporter:table", "exporter:dma-map"],
    ops: ["attach", "pin", "map_dma_buf", "unpin", "detach"],
    weight: 7,
  }),
  "dynamic-attach": command({
    summary: "attach a device with importer ops",
    kernel: "dma_buf_dynamic_attach",
    args: {
      buffer: handle("buffer", null),
      device,
      /** The importer's ops: none at all, with the move callback, or without it. */
      importerOps: choice(["move-callback", "none", "no-callback"]),
      allowPeer2peer: choice([false, true]),
    },
    makes: "attachment",
    value: z.strictObject({ peer2peer: z.boolean() }),
    faults: ["alloc:attachment", "exporter:pages", "exporter:table", "exporter:dma-map"],
    ops: ["attach", "pin", "map_dma_buf", "unpin", "detach"],
    weight: 2,
  }),
  detach: command({
    summary: "detach; the buffer passed need not be the attachment's",
    kernel: "dma_buf_detach",
    args: { buffer: handle("buffer", null), attachment: handle("attachment", null) },
    ops: ["unmap_dma_buf", "unpin", "detach"],
    weight: 5,
  }),
} as const;
