// SPDX-License-Identifier: MIT
import type { Meanings } from "../rule.ts";
import { attach } from "./attach.ts";
import { attachRevocable } from "./attach-revocable.ts";
import { beginCpuAccess } from "./begin-cpu-access.ts";
import { chmod } from "./chmod.ts";
import { close } from "./close.ts";
import { cpuRead } from "./cpu-read.ts";
import { cpuWrite } from "./cpu-write.ts";
import { ctxDone } from "./ctx-done.ts";
import { ctxFini } from "./ctx-fini.ts";
import { ctxInit } from "./ctx-init.ts";
import { CURSORS } from "./cursors.ts";
import { debugList } from "./debug-list.ts";
import { debugListWrite } from "./debug-list-write.ts";
import { detach } from "./detach.ts";
import { dmaRead } from "./dma-read.ts";
import { dmaWrite } from "./dma-write.ts";
import { dup } from "./dup.ts";
import { dynamicAttach } from "./dynamic-attach.ts";
import { endCpuAccess } from "./end-cpu-access.ts";
import { exec } from "./exec.ts";
import { exportBuffer } from "./export.ts";
import { EXPORTER_MEANINGS } from "./exporter.ts";
import { fd } from "./fd.ts";
import { fdInstall } from "./fd-install.ts";
import { fdinfo } from "./fdinfo.ts";
import { FENCE_CALLBACKS } from "./fence-callbacks.ts";
import { FENCE_MAKING } from "./fence-making.ts";
import { FENCE_QUERIES } from "./fence-queries.ts";
import { FENCE_SIGNALS } from "./fence-signal.ts";
import { FENCE_WAITS } from "./fence-waits.ts";
import { fileIo } from "./file-io.ts";
import { genericIoctl } from "./generic-ioctl.ts";
import { get } from "./get.ts";
import { getRef } from "./get-ref.ts";
import { heapAdd } from "./heap-add.ts";
import { heapAlloc } from "./heap-alloc.ts";
import { heapNode } from "./heap-node.ts";
import { IMPORTER_MEANINGS } from "./importer.ts";
import { inspect } from "./inspect.ts";
import { inspectVma } from "./inspect-vma.ts";
import { ioctl } from "./ioctl.ts";
import { iosysClear } from "./iosys-clear.ts";
import { iosysCompare } from "./iosys-compare.ts";
import { iosysCopyFrom } from "./iosys-copy-from.ts";
import { iosysCopyTo } from "./iosys-copy-to.ts";
import { iosysIncr } from "./iosys-incr.ts";
import { iosysMemset } from "./iosys-memset.ts";
import { iosysOffset } from "./iosys-offset.ts";
import { iosysRead } from "./iosys-read.ts";
import { iosysSet } from "./iosys-set.ts";
import { iosysWrite } from "./iosys-write.ts";
import { iterBegin } from "./iter-begin.ts";
import { iterNext } from "./iter-next.ts";
import { llseek } from "./llseek.ts";
import { map } from "./map.ts";
import { mapUnlocked } from "./map-unlocked.ts";
import { memfdClose } from "./memfd-close.ts";
import { memfdCreate } from "./memfd-create.ts";
import { memfdRead } from "./memfd-read.ts";
import { memfdReopen } from "./memfd-reopen.ts";
import { memfdResize } from "./memfd-resize.ts";
import { memfdSeal } from "./memfd-seal.ts";
import { memfdWrite } from "./memfd-write.ts";
import { mmap } from "./mmap.ts";
import { mmapRedirect } from "./mmap-redirect.ts";
import { moduleNew } from "./module-new.ts";
import { moduleUnload } from "./module-unload.ts";
import { mprotect } from "./mprotect.ts";
import { mremap } from "./mremap.ts";
import { munmap } from "./munmap.ts";
import { notifyMove } from "./notify-move.ts";
import { openPath } from "./open-path.ts";
import { passFd } from "./pass-fd.ts";
import { pin } from "./pin.ts";
import { poll } from "./poll.ts";
import { put } from "./put.ts";
import { readlink } from "./readlink.ts";
import { reopen } from "./reopen.ts";
import { reservationNew } from "./reservation-new.ts";
import { resize } from "./resize.ts";
import { RESV_CHANGES } from "./resv-changes.ts";
import { resvIsLocked } from "./resv-is-locked.ts";
import { resvLock } from "./resv-lock.ts";
import { resvLockInterruptible } from "./resv-lock-interruptible.ts";
import { RESV_QUERIES } from "./resv-queries.ts";
import { resvTrylock } from "./resv-trylock.ts";
import { resvUnlock } from "./resv-unlock.ts";
import { setName } from "./set-name.ts";
import { SIGNALLING } from "./signalling.ts";
import { stat } from "./stat.ts";
import { statfs } from "./statfs.ts";
import { sync } from "./sync.ts";
import { sysfsList } from "./sysfs-list.ts";
import { TASK_MEANINGS } from "./tasks.ts";
import { udmabufCreate } from "./udmabuf-create.ts";
import { udmabufIoctl } from "./udmabuf-ioctl.ts";
import { unmap } from "./unmap.ts";
import { unmapUnlocked } from "./unmap-unlocked.ts";
import { unpin } from "./unpin.ts";
import { vmap } from "./vmap.ts";
import { vmapRead } from "./vmap-read.ts";
import { vmapUnlocked } from "./vmap-unlocked.ts";
import { vmapWrite } from "./vmap-write.ts";
import { vunmap } from "./vunmap.ts";
import { vunmapUnlocked } from "./vunmap-unlocked.ts";
import { wwLock } from "./ww-lock.ts";
import { wwTrylock } from "./ww-trylock.ts";

/** What every command means. */
export const MEANINGS: Meanings = {
  ...TASK_MEANINGS,
  ...FENCE_MAKING,
  ...FENCE_SIGNALS,
  ...FENCE_QUERIES,
  ...FENCE_CALLBACKS,
  ...FENCE_WAITS,
  ...SIGNALLING,
  ...RESV_CHANGES,
  ...RESV_QUERIES,
  ...CURSORS,
  ...EXPORTER_MEANINGS,
  ...IMPORTER_MEANINGS,
  "module-new": moduleNew,
  "module-unload": moduleUnload,
  "reservation-new": reservationNew,
  export: exportBuffer,
  fd,
  "fd-install": fdInstall,
  get,
  "get-ref": getRef,
  put,
  close,
  dup,
  "pass-fd": passFd,
  exec,
  "open-path": openPath,
  reopen,
  "iter-begin": iterBegin,
  "iter-next": iterNext,
  inspect,
  stat,
  statfs,
  chmod,
  resize,
  llseek,
  "file-io": fileIo,
  "set-name": setName,
  ioctl,
  readlink,
  fdinfo,
  "debug-list": debugList,
  attach,
  "dynamic-attach": dynamicAttach,
  detach,
  "resv-lock": resvLock,
  "resv-unlock": resvUnlock,
  map,
  "map-unlocked": mapUnlocked,
  unmap,
  "unmap-unlocked": unmapUnlocked,
  "dma-write": dmaWrite,
  "dma-read": dmaRead,
  vmap,
  "vmap-unlocked": vmapUnlocked,
  vunmap,
  "vunmap-unlocked": vunmapUnlocked,
  "vmap-write": vmapWrite,
  "vmap-read": vmapRead,
  "iosys-set": iosysSet,
  "iosys-clear": iosysClear,
  "iosys-incr": iosysIncr,
  "iosys-offset": iosysOffset,
  "iosys-compare": iosysCompare,
  "iosys-copy-to": iosysCopyTo,
  "iosys-copy-from": iosysCopyFrom,
  "iosys-memset": iosysMemset,
  "iosys-read": iosysRead,
  "iosys-write": iosysWrite,
  "begin-cpu-access": beginCpuAccess,
  "end-cpu-access": endCpuAccess,
  sync,
  "generic-ioctl": genericIoctl,
  mmap,
  "mmap-redirect": mmapRedirect,
  munmap,
  mremap,
  mprotect,
  "inspect-vma": inspectVma,
  "cpu-write": cpuWrite,
  "cpu-read": cpuRead,
  "sysfs-list": sysfsList,
  "debug-list-write": debugListWrite,
  "memfd-create": memfdCreate,
  "memfd-seal": memfdSeal,
  "memfd-resize": memfdResize,
  "memfd-write": memfdWrite,
  "memfd-read": memfdRead,
  "memfd-reopen": memfdReopen,
  "memfd-close": memfdClose,
  "udmabuf-create": udmabufCreate,
  "udmabuf-ioctl": udmabufIoctl,
  "heap-alloc": heapAlloc,
  "heap-add": heapAdd,
  "heap-node": heapNode,
  "ctx-init": ctxInit,
  "ctx-done": ctxDone,
  "ctx-fini": ctxFini,
  "ww-lock": wwLock,
  "ww-trylock": wwTrylock,
  "resv-lock-interruptible": resvLockInterruptible,
  "resv-trylock": resvTrylock,
  "resv-is-locked": resvIsLocked,
  pin,
  unpin,
  "notify-move": notifyMove,
  "attach-revocable": attachRevocable,
  poll,
};
