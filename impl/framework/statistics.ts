// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";

const SITE = "dma_buf_stats_setup";

/** Makes the buffer's statistics entry. A buffer without exporter name has no place there (EXPORT-31). */
export function dmaBufStatsSetup(core: Core, dmabuf: DmaBufStruct): KernelError | undefined {
  if (!core.config.sysfsStats) return undefined;
  if (dmabuf.exporterName === null) {
    core.log.print(SITE, "the exporter has no name");
    return error("EINVAL");
  }
  if (core.faults.fails("alloc:statistics")) return error("ENOMEM");
  return undefined;
}
