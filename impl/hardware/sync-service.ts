// SPDX-License-Identifier: MIT
import type { Direction, SgTable } from "../exporters/kit.ts";
import type { DataPath } from "./data-path.ts";
import type { DmaMapping } from "./dma-mapping.ts";
import type { Reports } from "./reports.ts";
import type { TablePool } from "./table-pool.ts";
import type { VirtualDevice } from "./virtual-device.ts";

const FOR_CPU = "dma_sync_sgtable_for_cpu";
/** Where DMA API debugging compares a sync with the mapping. */
const CHECK = "check_sync";
const FOR_DEVICE = "dma_sync_sgtable_for_device";

/** Who may sync with which direction. */
export interface SyncRules {
  /** The drivers sync with their caller's direction, which is no broken duty of theirs (UDMABUF-20, HEAP-19). */
  readonly anyDirection: boolean;
  /** DMA API debugging complains of it all the same. */
  readonly dmaApiDebug: boolean;
}

/** `dma_sync_sgtable_for_cpu` and `dma_sync_sgtable_for_device`, with the checks of DMA API debugging (HW-10). */
export class SyncService {
  private readonly tables: TablePool;
  private readonly path: DataPath;
  private readonly reports: Reports;
  private readonly rules: SyncRules;

  constructor(tables: TablePool, path: DataPath, reports: Reports, rules: SyncRules) {
    this.rules = rules;
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
    if (mapping !== null) this.path.forDevice(device, mapping.pages);
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
    if (mapping.direction !== direction) this.otherDirection(site, mapping, direction);
    if (mapping.originalEntries !== table.originalEntries) {
      this.reports.broken("HW-10", site, `mapped ${mapping.originalEntries} entries, synced ${table.originalEntries}`);
    }
  }

  /** What is mapped for both directions may be synced for either, as DMA API debugging sees it. */
  private otherDirection(site: string, mapping: DmaMapping, direction: Direction): void {
    const detail = `mapped ${mapping.direction}, synced ${direction}`;
    if (!this.rules.anyDirection) this.reports.broken("HW-10", site, detail);
    else if (this.rules.dmaApiDebug && mapping.direction !== "DMA_BIDIRECTIONAL") this.reports.dmaDebug(CHECK, detail);
  }
}
