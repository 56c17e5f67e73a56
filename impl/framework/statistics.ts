// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import type { Inode } from "./inode.ts";

const SITE = "dma_buf_stats_setup";

/** A buffer's directory below /sys/kernel/dmabuf/buffers; `inode` is its name (STATS-08). */
export interface StatisticsEntry {
  readonly inode: number;
  readonly exporterName: string;
  readonly size: bigint;
}

/** Makes the buffer's statistics entry. A buffer without exporter name has no place there (EXPORT-31). */
export function dmaBufStatsSetup(core: Core, dmabuf: DmaBufStruct, inode: Inode): KernelError | undefined {
  if (!core.config.sysfsStats) return undefined;
  if (dmabuf.exporterName === null) {
    core.log.print(SITE, "the exporter has no name");
    return error("EINVAL");
  }
  if (core.faults.fails("alloc:statistics")) return error("ENOMEM");
  const { exporterName, size } = dmabuf;
  core.statistics.set(dmabuf, { inode: inode.number, exporterName, size });
  return undefined;
}

/** `dma_buf_stats_teardown`, just before the buffer's `release` (STATS-08). */
export function dmaBufStatsTeardown(core: Core, dmabuf: DmaBufStruct): void {
  core.statistics.delete(dmabuf);
}

/** All directories by rising number; there is no place for them where statistics are not built in (STATS-10). */
export function statisticsOf(core: Core): StatisticsEntry[] | KernelError {
  if (!core.config.sysfsStats) return error("ENOENT");
  return [...core.statistics.values()].sort((a, b) => a.inode - b.inode);
}
