// SPDX-License-Identifier: MIT
/** The exporter callbacks of `struct dma_buf_ops` in the areas covered so far (include/linux/dma-buf.h@7.2). */
export const OP_NAMES = [
  "attach",
  "detach",
  "pin",
  "unpin",
  "map_dma_buf",
  "unmap_dma_buf",
  "release",
  "vmap",
  "vunmap",
  "mmap",
  "begin_cpu_access",
  "end_cpu_access",
] as const;

export type OpName = (typeof OP_NAMES)[number];

/** Ops whose result a caller sees, so that a program can plan it. The others return nothing. */
export const REPLYING_OPS = [
  "attach",
  "pin",
  "map_dma_buf",
  "vmap",
  "mmap",
  "begin_cpu_access",
  "end_cpu_access",
] as const;

export type ReplyingOp = (typeof REPLYING_OPS)[number];

/** The locks around a callback or an assertion; `reservation` is the buffer's own. */
export type LocksHeld = "none" | "reservation" | "buffer-mutex" | "reservation+buffer-mutex";

/** What else a program may see called: an importer's callback, the ops of a fence, a function waiting for one. */
export const OTHER_CALLS = [
  "move_notify",
  "enable_signaling",
  "signaled",
  "wait",
  "set_deadline",
  "fence_release",
  "fence_callback",
] as const;

export const CALL_NAMES = [...OP_NAMES, ...OTHER_CALLS] as const;

export type CallName = (typeof CALL_NAMES)[number];

export const LOCKS_HELD = ["none", "reservation", "buffer-mutex", "reservation+buffer-mutex"] as const;

/** `enum dma_data_direction`, by value (include/linux/dma-direction.h@7.2). The last one is out of range. */
export const DIRECTIONS = [
  "DMA_BIDIRECTIONAL",
  "DMA_TO_DEVICE",
  "DMA_FROM_DEVICE",
  "DMA_NONE",
  "out-of-range",
] as const;

export type Direction = (typeof DIRECTIONS)[number];
