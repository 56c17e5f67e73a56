// SPDX-License-Identifier: MIT
/**
 * The importer kit: everything an importer under test implements and is given. One file, on purpose: an author needs no
 * other. The names of calls and their contracts are those of include/linux/dma-buf.h.
 *
 * A module under test has one default export, an {@link ImporterFactory}:
 *
 * ```ts
 * import type { ImporterFactory } from "dmabuf-conformance/importer";
 *
 * const factory: ImporterFactory = (kernel) => ({
 *   name: "my-importer",
 *   *open(dmabuf, device) { return yield* kernel.attach(dmabuf, device); },
 *   *read(use, page) { … },
 *   *write(use, page, byte) { … },
 *   *close(use) { … },
 * });
 * export default factory;
 * ```
 *
 * Everything an importer does is a generator: `yield*` each call of `kernel`, because any of them may have to wait.
 * Kernel errors are values: a call that fails answers `{ errno: "ENOMEM" }`, and so may the importer. One that throws, or
 * does not return, is a finding.
 */
import type { Usage } from "../../spec/commands/resv.ts";
import type { Errno } from "../../spec/errno.ts";
import type { Direction } from "../../spec/op.ts";

export type { Direction, Errno, Usage };

/** A kernel error as a value: what C code returns as `-ENOMEM` or `ERR_PTR(-ENOMEM)`. */
export interface KernelError {
  readonly errno: Errno;
}

/** Tells an error from any other answer. */
export function isError(answer: unknown): answer is KernelError {
  return typeof answer === "object" && answer !== null && "errno" in answer;
}

/** Code that may wait. What it yields is the business of the kit. */
export type Steps<T> = Generator<unknown, T, unknown>;

/** A buffer. Kept alive from `open` to the end of `close`. */
export interface DmaBuf {
  readonly sizeBytes: bigint;
}

/** A device of the world. */
export interface Device {
  readonly index: number;
}

/** What an attach call gave. */
export interface Attachment {
  readonly dmabuf: DmaBuf;
  /** Whether the exporter agreed to peer-to-peer (ATTACH-27). */
  readonly peer2peer: boolean;
}

/** A mapped table. Its addresses are for the attachment's device only, and hold until the unmap. */
export interface Mapping {
  readonly attachment: Attachment;
  readonly direction: Direction;
  readonly entries: readonly { readonly address: bigint; readonly lengthBytes: bigint }[];
}

/** A fence of the importer's own. It holds one reference, to be given back with `putFence`. */
export interface Fence {
  readonly context: number;
  readonly seqno: number;
}

/** How to wait for fences. */
export interface WaitOptions {
  /** A signal ends the wait with ERESTARTSYS. Default: false. */
  readonly interruptible?: boolean;
  /** In ticks of the virtual clock; default: for ever. */
  readonly timeoutTicks?: number;
}

/** Calls of the kernel an importer may make. Locks named are those that its callers owe from 6.2 on. */
export interface ImporterKernel {
  readonly pageSizeBytes: number;
  /** `dma_buf_attach`: a static importer. No reservation held (ATTACH-13). */
  attach(dmabuf: DmaBuf, device: Device): Steps<Attachment | KernelError>;
  /** `dma_buf_dynamic_attach` with the importer's `attachOps`. No reservation held. */
  dynamicAttach(dmabuf: DmaBuf, device: Device): Steps<Attachment | KernelError>;
  /** `dma_buf_detach`. No reservation held, nothing mapped, nothing pinned (ATTACH-44). */
  detach(dmabuf: DmaBuf, attachment: Attachment): Steps<void>;
  /** `dma_buf_pin`. Reservation held (PIN-02). */
  pin(attachment: Attachment): Steps<KernelError | undefined>;
  /** `dma_buf_unpin`. Reservation held; one for each successful pin. */
  unpin(attachment: Attachment): Steps<void>;
  /** `dma_buf_map_attachment`. Reservation held (MAP-07). */
  map(attachment: Attachment, direction: Direction): Steps<Mapping | KernelError>;
  /** `dma_buf_map_attachment_unlocked`. No reservation held (MAP-08). */
  mapUnlocked(attachment: Attachment, direction: Direction): Steps<Mapping | KernelError>;
  /** `dma_buf_unmap_attachment`. Reservation held; the direction of the map (MAP-36). */
  unmap(attachment: Attachment, mapping: Mapping, direction: Direction): Steps<void>;
  /** `dma_buf_unmap_attachment_unlocked`. No reservation held. */
  unmapUnlocked(attachment: Attachment, mapping: Mapping, direction: Direction): Steps<void>;
  /** `dma_resv_lock` of the buffer's reservation, without a context. */
  lock(dmabuf: DmaBuf): Steps<void>;
  /** `dma_resv_trylock`: whether it was taken. */
  trylock(dmabuf: DmaBuf): Steps<boolean>;
  /** `dma_resv_unlock`. */
  unlock(dmabuf: DmaBuf): Steps<void>;
  /** `dma_resv_wait_timeout` for fences up to a usage: the ticks left, zero when the time ran out. */
  wait(dmabuf: DmaBuf, usage: Usage, options?: WaitOptions): Steps<number | "MAX_SCHEDULE_TIMEOUT" | KernelError>;
  /** `dma_resv_test_signaled`. */
  testSignaled(dmabuf: DmaBuf, usage: Usage): Steps<boolean>;
  /** `dma_resv_reserve_fences`. Reservation held (RESV-03). */
  reserveFences(dmabuf: DmaBuf, slots: number): Steps<KernelError | undefined>;
  /** `dma_resv_add_fence`. Reservation held, room reserved (RESV-12). */
  addFence(dmabuf: DmaBuf, fence: Fence, usage: Usage): Steps<void>;
  /** `dma_fence_init`: the next fence on the importer's own context. */
  newFence(): Steps<Fence>;
  /** `dma_fence_signal`. Every fence has to be signalled before `close` ends (FENCE-71). */
  signalFence(fence: Fence): Steps<void>;
  /** `dma_fence_put`. */
  putFence(fence: Fence): Steps<void>;
  /** The device reads the first byte of a page of the buffer through the mapping. */
  dmaRead(mapping: Mapping, page: number): Steps<number>;
  /** The device writes the first byte of a page of the buffer through the mapping. */
  dmaWrite(mapping: Mapping, page: number, byte: number): Steps<void>;
}

/** `struct dma_buf_attach_ops`. An importer that has them is dynamic. */
export interface AttachOps {
  readonly allowPeer2peer?: boolean;
  /**
   * `move_notify`, in 7.2 `invalidate_mappings`: the storage is about to move, or is revoked. The reservation is held.
   * The mapping may be used until its fences have signalled, and is to be made anew afterwards (MOVE-09). Optional from
   * 6.19 on; without it an importer is not told.
   */
  moveNotify?(attachment: Attachment): Steps<void>;
}

/** One importer, made anew for every program. No entry is called while the reservation is held, but for `moveNotify`. */
export interface Importer {
  readonly name: string;
  readonly attachOps?: AttachOps;
  /** Takes a buffer into use with a device: what it answers comes back as `use`, unless it is an error. */
  open(dmabuf: DmaBuf, device: Device): Steps<unknown>;
  /** Has the device read the first byte of a page; it is done when this returns, or when the importer's fence signals. */
  read(use: unknown, page: number): Steps<number | KernelError>;
  write(use: unknown, page: number, byte: number): Steps<KernelError | undefined>;
  /** The device is done with what it was given: called some time after reads and writes, and once before `close`. */
  interrupt?(use: unknown): Steps<void>;
  /** Gives everything back: mappings, pins, fences, the attachment. */
  close(use: unknown): Steps<void>;
}

/** What a module exports. Called once for every program, with the kernel of that program. */
export type ImporterFactory = (kernel: ImporterKernel) => Importer;
