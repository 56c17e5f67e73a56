// SPDX-License-Identifier: MIT

import type { Ticks } from "../kernel/clock.ts";
import { Freeable } from "../kernel/freeable.ts";
import { Refcount } from "../kernel/refcount.ts";
import type { Core } from "./core.ts";
import type { Reservation } from "./reservation.ts";

/** The reservation whose entries the framework is looking at when it calls somebody; null: it looks at none. */
export type Under = Reservation | null;

/** A function that runs when a fence signals (`struct dma_fence_cb`). It is on one list at a time. */
export interface FenceCallback {
  run(core: Core, fence: FenceStruct, under: Under): void;
}

/** `struct dma_fence_ops`, without the names. */
export interface FenceOps {
  /** False: the work is done already. */
  readonly enableSignaling?: ((core: Core, fence: FenceStruct, under: Under) => boolean) | undefined;
  readonly signaled?: ((core: Core, fence: FenceStruct, under: Under) => boolean) | undefined;
  readonly wait?: ((core: Core, fence: FenceStruct, timeout: Ticks, under: Under) => Ticks) | undefined;
  readonly setDeadline?: ((core: Core, fence: FenceStruct, under: Under) => void) | undefined;
  /** Frees the fence; without it the framework does. */
  readonly release?: ((core: Core, fence: FenceStruct, under: Under) => void) | undefined;
}

/** Where the time of a signal comes from: the clock at the first signal, or the signaller. */
export type Timestamp = "signal" | "given";

/** What a fence is made with. */
export interface FenceInit {
  /** Step id of the command that made it. */
  readonly handle: number;
  readonly context: number;
  readonly seqno: number;
  readonly ops: FenceOps;
  readonly driver: string;
  readonly timeline: string;
  /** Numbers are compared as 64-bit numbers (FENCE-60). */
  readonly wide: boolean;
}

/** `struct dma_fence`. */
export class FenceStruct extends Freeable {
  readonly what = "struct dma_fence";
  readonly handle: number;
  readonly context: number;
  readonly seqno: number;
  readonly ops: FenceOps;
  readonly driver: string;
  readonly timeline: string;
  readonly wide: boolean;
  readonly references = new Refcount(this.what);
  signaled = false;
  timestamp: Timestamp = "signal";
  /** Signalling was switched on. */
  enabled = false;
  /** The op that was asked to switch it on owes a signal (FENCE-26). */
  promised = false;
  /** Negative, or 0; stored unchecked (FENCE-31). */
  error = 0;
  /** In the order in which they are to run. */
  callbacks: FenceCallback[] = [];
  /** An array or a chain (RESV-25). */
  readonly container: boolean = false;

  constructor({ handle, context, seqno, ops, driver, timeline, wide }: FenceInit) {
    super();
    this.handle = handle;
    this.context = context;
    this.seqno = seqno;
    this.ops = ops;
    this.driver = driver;
    this.timeline = timeline;
    this.wide = wide;
  }

  /** 0, 1 or the error, as far as the core knows (FENCE-33). */
  get status(): number {
    this.touch();
    if (!this.signaled) return 0;
    return this.error === 0 ? 1 : this.error;
  }
}

/** A fence of a program, which is counted. */
export function newFence(core: Core, init: FenceInit): FenceStruct {
  core.census.fences += 1;
  return new FenceStruct(init);
}

/** `dma_fence_free`. */
export function dmaFenceFree(core: Core, fence: FenceStruct): void {
  fence.free();
  core.census.fences -= 1;
}
