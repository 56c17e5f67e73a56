// SPDX-License-Identifier: MIT
import type { Direction } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import { dmaBufBeginCpuAccess, dmaBufEndCpuAccess } from "./cpu-access.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import type { Refusal } from "./exporter-ops.ts";

const READ = 1n;
const WRITE = 2n;
const END = 4n;
const KNOWN = READ | WRITE | END;

/** DMA_BUF_IOCTL_SYNC. Order: SYNC-18; the access mode of the file plays no part (SYNC-13). */
export function* dmaBufIoctlSync(core: Core, dmabuf: DmaBufStruct, flags: bigint): Sleeping<Refusal> {
  if (core.faults.fails("copy:from-user")) return error("EFAULT"); // SYNC-01
  if ((flags & ~KNOWN) !== 0n) return error("EINVAL"); // SYNC-02, SYNC-08
  const direction = directionOf(flags & (READ | WRITE));
  if (direction === null) return error("EINVAL"); // SYNC-03
  if ((flags & END) !== 0n) return yield* dmaBufEndCpuAccess(core, dmabuf, direction);
  return yield* dmaBufBeginCpuAccess(core, dmabuf, direction);
}

/** The CPU's reads are what devices wrote (SYNC-04, SYNC-05, SYNC-06). */
function directionOf(access: bigint): Direction | null {
  if (access === READ) return "DMA_FROM_DEVICE";
  if (access === WRITE) return "DMA_TO_DEVICE";
  if (access === (READ | WRITE)) return "DMA_BIDIRECTIONAL";
  return null;
}
