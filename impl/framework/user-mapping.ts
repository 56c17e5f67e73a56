// SPDX-License-Identifier: MIT
/** A process's mappings: what mmap, munmap, mremap and mprotect do before and after the buffer's own part. */
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { AddressSpace } from "./address-space.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import type { Refusal } from "./exporter-ops.ts";
import type { FileStruct } from "./file-struct.ts";
import { dmaBufMmap, dmaBufMmapInternal } from "./mmap.ts";
import { dropVmaFile, setVmaFile } from "./vma-file.ts";
import { type Rights, type RightsLimit, VmaStruct } from "./vma-struct.ts";

const BITS = 64;
const EVERYTHING: RightsLimit = { read: true, write: true, execute: true };

/** What a process asks mmap for. */
export interface MmapRequest {
  readonly space: AddressSpace;
  /** Bytes. */
  readonly offset: bigint;
  /** Bytes. */
  readonly length: bigint;
  readonly rights: Rights;
  readonly shared: boolean;
}

/** What mmap gives: an area, an error, or the exporter's positive answer, which passes for an address. */
export type MappedArea = VmaStruct | KernelError | number;

/** Whether mmap takes the offset at all; it is looked at before the descriptor is (MMAP-27). */
export function isPageOffset(core: Core, offset: bigint): boolean {
  return offset % BigInt(core.pageSizeBytes) === 0n;
}

/** mmap of a buffer's descriptor. Order: MMAP-27. */
export function* mmapFile(core: Core, file: FileStruct, request: MmapRequest): Sleeping<MappedArea> {
  if (request.length === 0n) return error("EINVAL");
  const lengthPages = ceilPages(core, request.length); // MMAP-32
  if (lengthPages === 0n) return error("ENOMEM");
  const offsetPages = request.offset / BigInt(core.pageSizeBytes);
  if (isPastOffsets(core, offsetPages, lengthPages)) return error("EOVERFLOW");
  const limit = limitOf(core, file, request.shared);
  const refusal = refusedBy(file, request, limit);
  if (refusal !== null) return refusal;
  const { space, rights, shared } = request;
  const vma = new VmaStruct({ space, pages: Number(lengthPages), offsetPages, shared, rights, limit });
  setVmaFile(core, vma, file);
  return yield* finished(core, vma, dmaBufMmapInternal(core, vma.dmabuf, vma));
}

/** mmap of a driver's node, which is open for everything and whose driver redirects it to a buffer (MMAP-30). */
export function* mmapRedirected(
  core: Core,
  space: AddressSpace,
  dmabuf: DmaBufStruct | null,
  pages: number,
  offsetPages: bigint,
): Sleeping<MappedArea> {
  const rights: Rights = { read: true, write: true, execute: false };
  const vma = new VmaStruct({ space, pages, offsetPages: 0n, shared: true, rights, limit: EVERYTHING });
  return yield* finished(core, vma, dmaBufMmap(core, dmabuf, vma, offsetPages));
}

/** munmap of a whole area. */
export function munmapVma(core: Core, vma: VmaStruct): void {
  core.hardware.userZap(vma, 0);
  dropVmaFile(core, vma);
  vma.space.remove(vma);
  core.census.vmas -= 1;
}

/** The process executes another program: its mappings go, before its descriptors do (MMAP-16). */
export function exitMmap(core: Core, space: AddressSpace): void {
  for (const vma of space.areas) munmapVma(core, vma);
}

/** mremap, which may move the area. Nobody compares the new end with the buffer's size (MMAP-24). */
export function mremapVma(core: Core, vma: VmaStruct, pages: number): KernelError | undefined {
  if (pages > vma.pages && vma.dontExpand) return error("EFAULT");
  if (pages < vma.pages) core.hardware.userZap(vma, pages);
  vma.pages = pages;
  return undefined;
}

/** mprotect: no more than the area was made for (MMAP-28, MMAP-29). */
export function mprotectVma(vma: VmaStruct, rights: Rights): KernelError | undefined {
  if (rights.read && !vma.limit.read) return error("EACCES");
  if (rights.write && !vma.limit.write) return error("EACCES");
  if (rights.execute && !vma.limit.execute) return error("EACCES");
  vma.rights = rights;
  return undefined;
}

/** The area becomes the process's, or goes as it came (MMAP-33). */
function* finished(core: Core, vma: VmaStruct, mmap: Sleeping<Refusal>): Sleeping<MappedArea> {
  const refusal = yield* mmap;
  if (refusal === undefined) {
    vma.space.add(vma);
    core.census.vmas += 1;
    return vma;
  }
  core.hardware.userZap(vma, 0);
  dropVmaFile(core, vma);
  return refusal;
}

/** The access mode of the file limits the area (MMAP-28); the file system of 7.2 is no-exec (MMAP-29). */
function limitOf(core: Core, file: FileStruct, shared: boolean): RightsLimit {
  return { read: true, write: !shared || file.writable, execute: !core.switches.noExec };
}

function refusedBy(file: FileStruct, { rights }: MmapRequest, limit: RightsLimit): KernelError | null {
  if (rights.write && !limit.write) return error("EACCES");
  if (!file.readable) return error("EACCES");
  if (rights.execute && !limit.execute) return error("EPERM");
  return null;
}

/** Wraps around for lengths within a page of the largest, as the kernel's own sum does. */
function ceilPages(core: Core, bytes: bigint): bigint {
  const page = BigInt(core.pageSizeBytes);
  return BigInt.asUintN(BITS, bytes + page - 1n) / page;
}

/** The last byte must have an offset that a 64-bit number can hold. */
function isPastOffsets(core: Core, offsetPages: bigint, lengthPages: bigint): boolean {
  return (offsetPages + lengthPages) * BigInt(core.pageSizeBytes) >= 1n << BigInt(BITS);
}
