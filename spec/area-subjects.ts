// SPDX-License-Identifier: MIT
import type { AreaName } from "./clauses/index.ts";

/** What the clauses of an area are about, in a few words. */
export const AREA_SUBJECTS: Readonly<Record<AreaName, string>> = {
  EXPORT: "exporting a buffer, its file",
  REF: "descriptors, reference counts",
  ATTACH: "attach and detach",
  MAP: "map and unmap",
  SG: "scatter-gather tables",
  PIN: "pin and unpin",
  MOVE: "moving and revoking storage",
  BACK: "backing storage",
  CPU: "CPU access brackets",
  SYNC: "the SYNC ioctl",
  VMAP: "kernel mappings",
  IOSYS: "the I/O-memory map type",
  MMAP: "userspace mappings",
  SEEK: "llseek, read and write",
  POLL: "poll",
  NAME: "names and introspection",
  STATS: "fdinfo, debug listing, statistics",
  RESV: "reservation objects and their fences",
  WW: "locking with acquire contexts",
  FENCE: "fences",
  LOCK: "the locking convention",
  UDMABUF: "buffers made of memory files",
  HEAP: "DMA heaps",
  HW: "the virtual hardware",
};
