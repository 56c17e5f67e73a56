// SPDX-License-Identifier: MIT
import { takesPages } from "./device-limits.ts";
import { isTransfer, mapTable, unmapTable } from "./dma-table.ts";
import {
  type Device,
  type DmaBuf,
  type ExporterFactory,
  type Fence,
  isError,
  type Kernel,
  type KernelError,
  type Page,
} from "./kit.ts";
import { pageCount } from "./page-count.ts";
import { tableOfPages } from "./page-table.ts";

/** Highest address of either place, so that whoever attaches can go along with every move. */
const REACH = 0xffff_ffffn;

/** A buffer in device memory or in system memory. All but the end of a copy is under the reservation lock. */
interface MovingBuffer {
  /** Where maps lead. */
  pages: readonly Page[];
  inDeviceMemory: boolean;
  /** Pins of all importers, and of the framework for them. */
  pins: number;
  /** Stands for the last copy. */
  fence: Fence | null;
  revoked: boolean;
  /** Copies under way: each of them still has a place to give back. */
  copies: number;
  released: boolean;
}

/** What a move needs and may not get. */
interface Prepared {
  readonly to: readonly Page[];
  readonly fence: Fence;
}

/** Exporter of device memory whose storage moves to system memory and back. */
export const vram: ExporterFactory = (kernel) => ({
  name: "vram",

  create(sizeBytes) {
    const pages = kernel.allocDeviceMemory(pageCount(kernel, sizeBytes));
    if (isError(pages)) return pages;
    for (const page of pages) kernel.clearPage(page);
    const buffer: MovingBuffer = {
      pages,
      inDeviceMemory: true,
      pins: 0,
      fence: null,
      revoked: false,
      copies: 0,
      released: false,
    };
    return buffer;
  },

  abandon(priv) {
    kernel.freePages((priv as MovingBuffer).pages);
  },

  ops: {
    attach(_dmabuf, { device }) {
      return suits(kernel, device) ? undefined : { errno: "EBUSY" };
    },

    detach() {},

    *pin({ dmabuf }) {
      const buffer = bufferOf(dmabuf);
      if (buffer.fence !== null) yield* kernel.waitFence(buffer.fence); // PIN-07
      buffer.pins += 1; // PIN-05
    },

    unpin({ dmabuf }) {
      bufferOf(dmabuf).pins -= 1; // PIN-14
    },

    map_dma_buf(attachment, direction) {
      const { pages, revoked } = bufferOf(attachment.dmabuf);
      if (!isTransfer(direction)) return { errno: "EINVAL" };
      if (revoked) return { errno: "ENODEV" }; // MOVE-21
      const table = tableOfPages(kernel, attachment.device, pages); // MOVE-10
      return isError(table) ? table : mapTable(kernel, attachment, table, direction);
    },

    unmap_dma_buf(attachment, table, direction) {
      unmapTable(kernel, attachment, table, direction);
    },

    release(dmabuf) {
      const buffer = bufferOf(dmabuf);
      buffer.released = true;
      if (buffer.copies === 0) kernel.freePages(buffer.pages);
    },
  },

  *move(dmabuf) {
    const buffer = bufferOf(dmabuf);
    yield* kernel.resvLock(dmabuf);
    const prepared = prepare(kernel, dmabuf, buffer);
    if (isError(prepared)) {
      kernel.resvUnlock(dmabuf);
      return prepared;
    }
    yield* kernel.moveNotify(dmabuf); // MOVE-25
    yield* kernel.resvWait(dmabuf, "DMA_RESV_USAGE_BOOKKEEP"); // MOVE-08, MOVE-14
    startCopy(kernel, buffer, prepared);
    kernel.resvAddFence(dmabuf, prepared.fence, "DMA_RESV_USAGE_KERNEL"); // MOVE-15
    kernel.resvUnlock(dmabuf); // MOVE-31
    return prepared.fence;
  },

  *revoke(dmabuf) {
    const buffer = bufferOf(dmabuf);
    yield* kernel.resvLock(dmabuf);
    const before = buffer.revoked;
    buffer.revoked = true;
    if (!before) {
      yield* kernel.moveNotify(dmabuf);
      yield* kernel.resvWait(dmabuf, "DMA_RESV_USAGE_BOOKKEEP");
    }
    kernel.resvUnlock(dmabuf);
    if (!before) yield* kernel.untilUnmapped(dmabuf); // MOVE-17
  },

  *restore(dmabuf) {
    const buffer = bufferOf(dmabuf);
    yield* kernel.resvLock(dmabuf);
    if (buffer.revoked) {
      yield* kernel.moveNotify(dmabuf); // MOVE-23
      yield* kernel.resvWait(dmabuf, "DMA_RESV_USAGE_BOOKKEEP");
      kernel.resvUnlock(dmabuf);
      yield* kernel.resvLock(dmabuf);
      buffer.revoked = false;
    }
    kernel.resvUnlock(dmabuf);
  },
});

export default vram;

function bufferOf(dmabuf: DmaBuf): MovingBuffer {
  return dmabuf.priv as MovingBuffer;
}

function suits(kernel: Kernel, device: Device): boolean {
  return takesPages(kernel, device) && device.dmaMask >= REACH;
}

/** Everything that can fail, before anybody is told: the other place, the fence, and room for it. */
function prepare(kernel: Kernel, dmabuf: DmaBuf, buffer: MovingBuffer): Prepared | KernelError {
  if (buffer.pins > 0 || buffer.revoked) return { errno: "EBUSY" }; // PIN-06, MOVE-16
  const count = buffer.pages.length;
  const to = buffer.inDeviceMemory ? kernel.allocPages(count, { mask: REACH }) : kernel.allocDeviceMemory(count);
  if (isError(to)) return to;
  const fence = fenceWithRoom(kernel, dmabuf);
  if (!isError(fence)) return { to, fence };
  kernel.freePages(to);
  return fence;
}

function fenceWithRoom(kernel: Kernel, dmabuf: DmaBuf): Fence | KernelError {
  const fence = kernel.newFence();
  if (isError(fence)) return fence;
  const refusal = kernel.resvReserve(dmabuf, 1);
  if (refusal === undefined) return fence;
  kernel.putFence(fence);
  return refusal;
}

/** From here on maps describe the new place; the old one is kept until the bytes have left it. */
function startCopy(kernel: Kernel, buffer: MovingBuffer, { to, fence }: Prepared): void {
  const from = buffer.pages;
  buffer.pages = to;
  buffer.inDeviceMemory = !buffer.inDeviceMemory;
  buffer.fence = fence;
  buffer.copies += 1;
  kernel.copyPages(from, to, () => {
    kernel.freePages(from);
    buffer.copies -= 1;
    if (buffer.released && buffer.copies === 0) kernel.freePages(buffer.pages);
    kernel.signalFence(fence);
  });
}
