// SPDX-License-Identifier: MIT
import { ATTACH_HANDLERS } from "./attach.ts";
import { CPU_HANDLERS } from "./cpu.ts";
import { EXPORT_HANDLERS } from "./export.ts";
import { EXPORTER_HANDLERS } from "./exporter.ts";
import { FENCE_HANDLERS } from "./fence.ts";
import { FILE_HANDLERS } from "./file.ts";
import type { Handlers } from "./handler.ts";
import { HEAP_HANDLERS } from "./heap.ts";
import { IMPORTER_HANDLERS } from "./importer.ts";
import { IOSYS_HANDLERS } from "./iosys.ts";
import { LOCK_HANDLERS } from "./lock.ts";
import { MAP_HANDLERS } from "./map.ts";
import { MMAP_HANDLERS } from "./mmap.ts";
import { MOVE_HANDLERS } from "./move.ts";
import { REF_HANDLERS } from "./ref.ts";
import { RESV_HANDLERS } from "./resv.ts";
import { STATS_HANDLERS } from "./stats.ts";
import { TASK_HANDLERS } from "./task.ts";
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
  ...TASK_HANDLERS,
  ...FENCE_HANDLERS,
  ...RESV_HANDLERS,
  ...LOCK_HANDLERS,
  ...MOVE_HANDLERS,
  ...EXPORTER_HANDLERS,
  ...IMPORTER_HANDLERS,
};
