// SPDX-License-Identifier: MIT
import type { Direction, SgTable } from "../exporters/kit.ts";
import type { DataPath } from "./data-path.ts";
import type { DmaMapping } from "./dma-mapping.ts";
import type { Reports } from "./reports.ts";
import type { TablePool } from "./table-pool.ts";
import type { VirtualDevice } from "./virtual-device.ts";

const FOR_CPU = "dma_sync_sgtable_for_cpu";
const FOR_DEVICE = "dma_sync_sgtable_for_device";

/** `dma_sync_sgtable_for_cpu` and `dma_sync_sgtable_for_device`, with the checks of DMA API debugging (HW-10). */
export class SyncService {
  private readonly tables: TablePool;
  private readonly path: DataPath;
  private readonly reports: Reports;

  constructor(tables: TablePool, path: DataPath, reports: Reports) {
    this.tables = tables;
    this.path = path;
    this.reports = reports;
  }

  forCpu(device: VirtualDevice, table: SgTable, direction: Direction): void {
    const mapping = this.mappingOf(FOR_CPU, device, table, direction);
    if (mapping !== null) this.path.forCpu(device, mapping.pages, direction);
  }

  forDevice(device: VirtualDevice, table: SgTable, direction: Direction): void {
    const mapping = this.mappingOf(FOR_DEVICE, device, table, direction);
    if (mapping !== null) this.path.forDevice(device, mapping.pages, direction);
  }

  /** The live mapping of the table; null where there is nothing to sync. */
  private mappingOf(site: string, device: VirtualDevice, table: SgTable, direction: Direction): DmaMapping | null {
    const { mapping, freed } = this.tables.recordOf(table);
    if (freed) this.reports.broken("SG-16", site, "the table was freed before");
    else if (mapping === null) this.reports.broken("HW-10", site, "the table is not mapped");
    else this.compare(site, mapping, device, table, direction);
    return mapping;
  }

  private compare(
    site: string,
    mapping: DmaMapping,
    device: VirtualDevice,
    table: SgTable,
    direction: Direction,
  ): void {
    if (mapping.device !== device) {
      this.reports.broken("HW-10", site, `mapped for ${mapping.device.name}, synced for ${device.name}`);
    }
    if (mapping.direction !== direction) {
      this.reports.broken("HW-10", site, `mapped ${mapping.direction}, synced ${direction}`);
    }
    if (mapping.originalEntries !== table.originalEntries) {
      this.reports.broken("HW-10", site, `mapped ${mapping.originalEntries} entries, synced ${table.originalEntries}`);
    }
  }
}
