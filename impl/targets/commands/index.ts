// SPDX-License-Identifier: MIT
import { ATTACH_HANDLERS } from "./attach.ts";
import { EXPORT_HANDLERS } from "./export.ts";
import { FILE_HANDLERS } from "./file.ts";
import type { Handlers } from "./handler.ts";
import { IOSYS_HANDLERS } from "./iosys.ts";
import { MAP_HANDLERS } from "./map.ts";
import { notYet } from "./not-yet.ts";
import { REF_HANDLERS } from "./ref.ts";
import { VMAP_HANDLERS } from "./vmap.ts";

/** The whole alphabet. */
export const HANDLERS: Handlers = {
  ...EXPORT_HANDLERS,
  ...REF_HANDLERS,
  ...FILE_HANDLERS,
  ...ATTACH_HANDLERS,
  ...MAP_HANDLERS,
  ...VMAP_HANDLERS,
  ...IOSYS_HANDLERS,
  "begin-cpu-access": notYet,
  "end-cpu-access": notYet,
  sync: notYet,
  "generic-ioctl": notYet,
  mmap: notYet,
  "mmap-redirect": notYet,
  munmap: notYet,
  mremap: notYet,
  mprotect: notYet,
  "inspect-vma": notYet,
  "cpu-write": notYet,
  "cpu-read": notYet,
  "sysfs-list": notYet,
  "debug-list-write": notYet,
  "memfd-create": notYet,
  "memfd-seal": notYet,
  "memfd-resize": notYet,
  "memfd-write": notYet,
  "memfd-read": notYet,
  "memfd-reopen": notYet,
  "memfd-close": notYet,
  "udmabuf-create": notYet,
  "udmabuf-ioctl": notYet,
  "heap-alloc": notYet,
  "heap-add": notYet,
  "heap-node": notYet,
};
