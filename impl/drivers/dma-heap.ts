// SPDX-License-Identifier: MIT
import type { RunnableEra } from "../../spec/eras.ts";
import { type Exporter, isError, type Kernel, type KernelError } from "../exporters/kit.ts";
import { systemHeapExporter } from "../exporters/system-heap.ts";
import type { Core } from "../framework/core.ts";
import type { DmaBufStruct } from "../framework/dma-buf-struct.ts";
import type { FdTable } from "../framework/fd-table.ts";
import { dmaBufFdInstall, dmaBufPut } from "../framework/reference.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import { exportOwn } from "./own-export.ts";
import { SYSTEM_HEAP_TRAITS } from "./system-heap-traits.ts";

/** `NUM_HEAP_MINORS`, the system heap's included (HEAP-04). */
const MINORS = 128;
/** `DMA_HEAP_VALID_FD_FLAGS`, by name (HEAP-11). */
const VALID_FD_FLAGS: ReadonlySet<string> = new Set(["O_RDONLY", "O_WRONLY", "O_RDWR", "O_CLOEXEC"]);

/** `struct dma_heap_allocation_data` as it arrives, and what the request number says about copying it. */
export interface HeapRequest {
  /** `_IOC_NR`: the only part of the number that chooses (HEAP-07). */
  readonly number: number;
  readonly copiesIn: boolean;
  readonly copiesOut: boolean;
  /** Ends before the field `fd`. */
  readonly isShort: boolean;
  readonly lengthBytes: bigint;
  readonly fd: number;
  /** Open flags by name, joined with `|`. */
  readonly fdFlags: string;
  readonly heapFlags: number;
}

/** What an allocation leaves: the descriptor, and what of it the caller is told. */
export interface HeapBufferMade {
  readonly number: number;
  readonly told: number | null;
  readonly dmabuf: DmaBufStruct;
}

/** A heap as `dma_heap_add` is given it. */
export interface HeapInfo {
  readonly name: string | null;
  readonly hasAllocate: boolean;
}

type AllocationData = Pick<HeapRequest, "lengthBytes" | "fd" | "fdFlags" | "heapFlags">;

/** All bits zero, `O_RDONLY` among them. */
const NOTHING_COPIED: AllocationData = { lengthBytes: 0n, fd: 0, fdFlags: "O_RDONLY", heapFlags: 0 };

/** The heaps, and the node of the system heap. */
export class DmaHeaps {
  readonly kind = "system-heap";
  readonly exporter: Exporter;
  readonly #names = new Set<string>();

  constructor(kernel: Kernel, era: RunnableEra) {
    this.exporter = systemHeapExporter(kernel, SYSTEM_HEAP_TRAITS[era]);
    this.#names.add(this.exporter.name); // HEAP-25
  }

  /** A heap's pages belong to one buffer each, whose release is looked at when it comes. */
  get pagesHeld(): number {
    return 0;
  }

  /** `dma_heap_add`. Order: HEAP-30. */
  add(core: Core, { name, hasAllocate }: HeapInfo): KernelError | undefined {
    if (name === null || name === "") return error("EINVAL"); // HEAP-01
    if (!hasAllocate) return error("EINVAL"); // HEAP-02
    if (core.faults.fails("exporter:pages")) return error("ENOMEM");
    if (this.#names.size >= MINORS) return error("EBUSY"); // HEAP-04
    if (this.#names.has(name)) return error("EEXIST"); // HEAP-03
    this.#names.add(name); // HEAP-05
    return undefined;
  }

  /** `dma_heap_ioctl`. Order: HEAP-14. */
  *ioctl(core: Core, table: FdTable, handle: number, request: HeapRequest): Sleeping<HeapBufferMade | KernelError> {
    if (request.number >= 1) return error("EINVAL"); // HEAP-07
    if (request.copiesIn && core.faults.fails("copy:from-user")) return error("EFAULT"); // HEAP-09
    const dmabuf = yield* this.#allocate(core, handle, copiedIn(request));
    if (isError(dmabuf)) return dmabuf;
    if (core.faults.fails("limit:fd-table")) return undone(core, dmabuf, "EMFILE"); // HEAP-16
    if (request.copiesOut && core.faults.fails("copy:to-user")) return undone(core, dmabuf, "EFAULT"); // HEAP-09
    const number = table.reserve();
    dmaBufFdInstall(core, table, number, dmabuf, closesOnExec(request));
    return { number, told: request.copiesOut && !request.isShort ? number : null, dmabuf }; // HEAP-26
  }

  *#allocate(core: Core, handle: number, data: AllocationData): Sleeping<DmaBufStruct | KernelError> {
    if (data.fd !== 0) return error("EINVAL"); // HEAP-10
    if (!data.fdFlags.split("|").every((name) => VALID_FD_FLAGS.has(name))) return error("EINVAL"); // HEAP-11
    if (data.heapFlags !== 0) return error("EINVAL"); // HEAP-12
    const sizeBytes = pageAligned(data.lengthBytes, core.pageSizeBytes);
    if (sizeBytes === 0n) return error("EINVAL"); // HEAP-13
    core.hardware.enterOp("create", handle, null);
    const made = this.exporter.create(sizeBytes);
    core.hardware.leaveOp(isError(made));
    if (isError(made)) return made;
    return yield* exportOwn(core, handle, this.exporter, made, sizeBytes, data.fdFlags); // HEAP-24
  }
}

/** What a request does not bring counts as zero (HEAP-08, HEAP-26). */
function copiedIn(request: HeapRequest): AllocationData {
  if (!request.copiesIn) return NOTHING_COPIED;
  return request.isShort ? { ...NOTHING_COPIED, lengthBytes: request.lengthBytes } : request;
}

function closesOnExec(request: HeapRequest): boolean {
  return copiedIn(request).fdFlags.split("|").includes("O_CLOEXEC");
}

function undone(core: Core, dmabuf: DmaBufStruct, errno: "EMFILE" | "EFAULT"): KernelError {
  dmaBufPut(core, dmabuf);
  return error(errno);
}

/** `PAGE_ALIGN`, in 64 bits (HEAP-13). */
function pageAligned(bytes: bigint, pageSizeBytes: number): bigint {
  const page = BigInt(pageSizeBytes);
  const end = BigInt.asUintN(64, bytes + page - 1n);
  return end - (end % page);
}
