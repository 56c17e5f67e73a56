// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle } from "../command.ts";

export const USAGES = [
  "DMA_RESV_USAGE_KERNEL",
  "DMA_RESV_USAGE_WRITE",
  "DMA_RESV_USAGE_READ",
  "DMA_RESV_USAGE_BOOKKEEP",
] as const;

export type Usage = (typeof USAGES)[number];

const usage = choice([
  "DMA_RESV_USAGE_WRITE",
  "DMA_RESV_USAGE_READ",
  "DMA_RESV_USAGE_KERNEL",
  "DMA_RESV_USAGE_BOOKKEEP",
]);
const entry = z.strictObject({ fence: z.int(), usage: z.enum(USAGES) });
const fences = z.array(z.int()).describe("handles, in the order of the slots");
/** How long to wait, in ticks. The last one means for ever. */
const ticks = choice([10, 0, 1, 1000, "MAX_SCHEDULE_TIMEOUT"]);

/**
 * Fences of a reservation. Every command works on the reservation of the buffer it names. References that get and singleton
 * give their caller are dropped again, in that order, before the step ends. Catalogue §18, §32.6.
 */
export const RESV_COMMANDS = {
  "resv-reserve": command({
    summary: "make room for fences",
    kernel: "dma_resv_reserve_fences",
    args: { buffer: handle("buffer"), slots: choice([1, 2, 4], [0]) },
    faults: ["alloc:fences"],
    weight: 6,
  }),
  "resv-add": command({
    summary: "add a fence",
    kernel: "dma_resv_add_fence",
    args: { buffer: handle("buffer"), fence: handle("fence"), usage },
    weight: 12,
  }),
  "resv-replace": command({
    summary: "replace all fences of a context",
    kernel: "dma_resv_replace_fences",
    args: { buffer: handle("buffer"), of: handle("fence"), fence: handle("fence"), usage },
    weight: 2,
  }),
  "resv-copy": command({
    summary: "copy the fences of another reservation into this one",
    kernel: "dma_resv_copy_fences",
    args: { buffer: handle("buffer"), source: handle("buffer") },
    faults: ["alloc:fences"],
    weight: 2,
  }),
  "resv-test": command({
    summary: "whether all fences up to a usage are signalled",
    kernel: "dma_resv_test_signaled",
    args: { buffer: handle("buffer"), usage },
    value: z.boolean(),
    weight: 1,
  }),
  "resv-wait": command({
    summary: "wait for all fences up to a usage",
    kernel: "dma_resv_wait_timeout",
    args: { buffer: handle("buffer"), usage, interruptible: choice([false, true]), ticks },
    value: z.union([z.int(), z.literal("MAX_SCHEDULE_TIMEOUT")]).describe("the time left; zero: it ran out"),
    weight: 1.5,
  }),
  "resv-get": command({
    summary: "references to all unsignalled fences up to a usage",
    kernel: "dma_resv_get_fences",
    args: { buffer: handle("buffer"), usage },
    value: fences,
    faults: ["alloc:fences"],
    weight: 1,
  }),
  "resv-singleton": command({
    summary: "one fence that stands for all up to a usage",
    kernel: "dma_resv_get_singleton",
    args: { buffer: handle("buffer"), usage },
    value: fences.describe("none, the very fence, or the members of an array made of them"),
    faults: ["alloc:fences"],
    weight: 0.7,
  }),
  "resv-list": command({
    summary: "walk the fences up to a usage under the lock",
    kernel: "dma_resv_for_each_fence",
    args: { buffer: handle("buffer"), usage },
    value: z.array(entry),
    weight: 2,
  }),
  "resv-describe": command({
    summary: "the lines that describe a reservation, written under the lock",
    kernel: "dma_resv_describe",
    args: { buffer: handle("buffer") },
    value: z.array(z.string()).describe("without the tab in front; the text of a fence as in `fence-describe`"),
    weight: 0.5,
  }),
  "cursor-begin": command({
    summary: "begin a walk over the unsignalled fences without the lock",
    kernel: "dma_resv_iter_begin",
    args: { buffer: handle("buffer"), usage },
    makes: "cursor",
    weight: 1,
  }),
  "cursor-next": command({
    summary: "go on to the next unsignalled fence",
    kernel: "dma_resv_iter_first_unlocked, dma_resv_iter_next_unlocked",
    args: { cursor: handle("cursor") },
    value: z.strictObject({ fence: z.int(), usage: z.enum(USAGES), restarted: z.boolean() }).nullable(),
    weight: 2.5,
  }),
  "cursor-end": command({
    summary: "end the walk",
    kernel: "dma_resv_iter_end",
    args: { cursor: handle("cursor") },
    weight: 0.7,
  }),
  "resv-deadline": command({
    summary: "tell the fences up to a usage when they are wanted",
    kernel: "dma_resv_set_deadline",
    args: { buffer: handle("buffer"), usage, ticks: choice([10, 0]) },
    eras: { since: "6.12" },
    weight: 0.4,
  }),
} as const;
