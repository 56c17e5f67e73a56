// SPDX-License-Identifier: MIT
import { type Direction, isError } from "../exporters/kit.ts";
import { mightSleep } from "../kernel/atomic.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { callBeginCpuAccess, callEndCpuAccess, type Refusal } from "./exporter-ops.ts";
import { mightLockReservation } from "./reservation.ts";
import { waitForImplicitFences } from "./resv-wait.ts";
import { dmaResvUsageRw } from "./usage.ts";

/** `dma_buf_begin_cpu_access`. Order: CPU-31; implicit fences are waited for last (CPU-03). */
export function* dmaBufBeginCpuAccess(
  core: Core,
  dmabuf: DmaBufStruct | null,
  direction: Direction,
): Sleeping<Refusal> {
  mightSleep(core.task, "dma_buf_begin_cpu_access", "CPU-18");
  if (dmabuf === null) {
    core.log.warn("dma_buf_begin_cpu_access"); // CPU-01
    return error("EINVAL");
  }
  mightLockReservation(core, dmabuf.reservation); // CPU-17
  if (dmabuf.ops.begin_cpu_access !== undefined) {
    const refusal = yield* callBeginCpuAccess(core, dmabuf, direction); // CPU-02
    if (refusal !== undefined) return refusal; // CPU-25
  }
  if (dmabuf.reservation.list === null) return undefined; // CPU-24
  const writes = direction === "DMA_BIDIRECTIONAL" || direction === "DMA_TO_DEVICE";
  const left = yield* waitForImplicitFences(core, dmabuf.reservation, dmaResvUsageRw(writes)); // CPU-04
  return isError(left) ? left : undefined;
}

/** `dma_buf_end_cpu_access`. */
export function* dmaBufEndCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {
  mightSleep(core.task, "dma_buf_end_cpu_access", "CPU-18");
  mightLockReservation(core, dmabuf.reservation);
  if (dmabuf.ops.end_cpu_access === undefined) return undefined;
  return yield* callEndCpuAccess(core, dmabuf, direction); // CPU-13
}
