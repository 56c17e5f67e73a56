// SPDX-License-Identifier: MIT
/** What the pseudo file answers: its own file operations, and those of the VFS where it has none. */
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import type { FileStruct } from "./file-struct.ts";
import { NULL_TEXT } from "./listing.ts";
import { fput, getFile } from "./reference.ts";

/** `st_blocks` counts these. */
const SECTOR_BITS = 9n;
const FILE_SYSTEM_MAGIC = 0x444d_4142;

/** `struct stat`, as far as a dma-buf fills it (EXPORT-26, EXPORT-41). */
export interface Stat {
  readonly size: bigint;
  readonly mode: number;
  readonly links: number;
  readonly blockSizeBytes: number;
  readonly blocks: bigint;
  readonly inode: number;
}

/** What every file has in fdinfo, and what a buffer adds, in this order (STATS-01, STATS-21). */
const FDINFO_KEYS = ["pos", "flags", "mnt_id", "ino", "size", "count", "exp_name"] as const;

/** The lines of fdinfo: `keys` names them in order. */
export interface Fdinfo {
  readonly keys: readonly string[];
  readonly position: bigint;
  /** Of the descriptor, not of the file. */
  readonly closeOnExec: boolean;
  readonly inode: number;
  readonly size: bigint;
  readonly count: number;
  readonly exporterName: string;
  readonly name: string | null;
}

/** `fstat`. */
export function statOf(core: Core, file: FileStruct): Stat {
  const inode = file.dentry.inode;
  return {
    size: inode.sizeBytes,
    mode: inode.mode,
    links: 1,
    blockSizeBytes: core.pageSizeBytes,
    blocks: BigInt.asUintN(64, BigInt.asIntN(64, inode.sizeBytes) >> SECTOR_BITS), // EXPORT-41: the size is signed here
    inode: inode.number,
  };
}

/** `fstatfs` (EXPORT-42). */
export function statfsOf(): { magic: number } {
  return { magic: FILE_SYSTEM_MAGIC };
}

/** `fchmod`: the mode bits and nothing else (EXPORT-41). */
export function chmodFile(file: FileStruct, mode: number): void {
  file.dentry.inode.mode = mode;
}

/** `ftruncate` and `fallocate`: no regular file (EXPORT-48). */
export function resizeFile(file: FileStruct, call: "ftruncate" | "fallocate"): KernelError {
  if (call === "ftruncate") return error("EINVAL");
  return error(file.writable ? "ENODEV" : "EBADF");
}

/** `dma_buf_llseek`: the file position never moves (SEEK-06). */
export function dmaBufLlseek(
  file: FileStruct,
  dmabuf: DmaBufStruct,
  offset: bigint,
  whence: string,
): bigint | KernelError {
  if (whence !== "SEEK_SET" && whence !== "SEEK_END") return error("EINVAL"); // SEEK-04
  if (offset !== 0n) return error("EINVAL"); // SEEK-03
  return whence === "SEEK_END" ? dmabuf.size : file.position; // SEEK-01, SEEK-02
}

/** `read`, `write` and their positioned forms: the file has none of them (SEEK-08, SEEK-09). */
export function fileIo(file: FileStruct, call: "read" | "write" | "pread" | "pwrite"): KernelError {
  if (call === "pread" || call === "pwrite") return error("ESPIPE");
  const allowed = call === "read" ? file.readable : file.writable;
  return error(allowed ? "EINVAL" : "EBADF");
}

/** The path name of the pseudo file (NAME-10). */
export function pathOf(dmabuf: DmaBufStruct): string {
  dmabuf.touch();
  return `/dmabuf:${dmabuf.name ?? ""}`;
}

/** The text behind a descriptor; the reader's own reference is subtracted (STATS-02, REF-34). */
export function fdinfoOf(core: Core, file: FileStruct, dmabuf: DmaBufStruct, closeOnExec: boolean): Fdinfo {
  getFile(core, file);
  const info: Fdinfo = {
    keys: dmabuf.name === null ? FDINFO_KEYS : [...FDINFO_KEYS, "name"],
    position: file.position,
    closeOnExec,
    inode: file.dentry.inode.number,
    size: dmabuf.size,
    count: file.count.value - 1,
    exporterName: dmabuf.exporterName ?? NULL_TEXT,
    name: dmabuf.name,
  };
  fput(core, file);
  return info;
}
