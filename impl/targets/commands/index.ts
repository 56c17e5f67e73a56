// SPDX-License-Identifier: MIT
import { ATTACH_HANDLERS } from "./attach.ts";
import { CPU_HANDLERS } from "./cpu.ts";
import { EXPORT_HANDLERS } from "./export.ts";
import { FILE_HANDLERS } from "./file.ts";
import type { Handlers } from "./handler.ts";
import { HEAP_HANDLERS } from "./heap.ts";
import { IOSYS_HANDLERS } from "./iosys.ts";
import { LOCK_HANDLERS } from "./lock.ts";
import { MAP_HANDLERS } from "./map.ts";
import { MMAP_HANDLERS } from "./mmap.ts";
import { MOVE_HANDLERS } from "./move.ts";
import { notYet } from "./not-yet.ts";
import { REF_HANDLERS } from "./ref.ts";
import { STATS_HANDLERS } from "./stats.ts";
import { UDMABUF_HANDLERS } from "./udmabuf.ts";
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
  ...CPU_HANDLERS,
  ...MMAP_HANDLERS,
  ...STATS_HANDLERS,
  ...UDMABUF_HANDLERS,
  ...HEAP_HANDLERS,
  ...LOCK_HANDLERS,
  ...MOVE_HANDLERS,
  "task-signal": notYet,
  "task-signal-clear": notYet,
  "advance-clock": notYet,
  "resv-reserve": notYet,
  "resv-add": notYet,
  "resv-replace": notYet,
  "resv-copy": notYet,
  "resv-test": notYet,
  "resv-wait": notYet,
  "resv-get": notYet,
  "resv-singleton": notYet,
  "resv-list": notYet,
  "cursor-begin": notYet,
  "cursor-next": notYet,
  "cursor-end": notYet,
  "resv-deadline": notYet,
  "fence-new": notYet,
  "fence-signal": notYet,
  "fence-set-error": notYet,
  "fence-complete": notYet,
  "fence-is-signaled": notYet,
  "fence-status": notYet,
  "fence-enable": notYet,
  "fence-add-callback": notYet,
  "fence-remove-callback": notYet,
  "fence-wait": notYet,
  "fence-wait-any": notYet,
  "fence-get": notYet,
  "fence-put": notYet,
  "fence-is-later": notYet,
  "fence-later": notYet,
  "fence-stub": notYet,
  "fence-deadline": notYet,
  "signalling-begin": notYet,
  "signalling-end": notYet,
  poll: notYet,
};
