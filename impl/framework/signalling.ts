// SPDX-License-Identifier: MIT
/** Sections that a fence's signalling depends on: what lock debugging reports inside of them (FENCE-77). */
import type { Task } from "../kernel/task.ts";
import type { Core } from "./core.ts";

/** `dma_fence_begin_signalling`: only the outermost section counts (FENCE-76). */
export function dmaFenceBeginSignalling(task: Task, section: number): void {
  task.signallingSection ??= section;
}

/** `dma_fence_end_signalling`. */
export function dmaFenceEndSignalling(task: Task, section: number): void {
  if (task.signallingSection === section) task.signallingSection = null; // FENCE-76
}

/** Memory is about to be allocated in a way that may wait for fences, through reclaim (FENCE-73). */
export function mightReclaim(core: Core): void {
  if (core.task.signallingSection !== null) core.log.lockReport();
}

/** A reservation lock is about to be waited for, which others hold while they wait for fences (FENCE-72). */
export function mightWaitForReservation(task: Task): void {
  if (task.signallingSection !== null) task.log.lockReport();
}
