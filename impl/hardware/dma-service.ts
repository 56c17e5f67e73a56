// SPDX-License-Identifier: MIT
import type { Direction, DmaOptions, KernelError, ScatterEntry, SgTable } from "../exporters/kit.ts";
import type { Audit } from "./audit.ts";
import type { DataPath } from "./data-path.ts";
import { DmaMapping } from "./dma-mapping.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { EINVAL, EIO } from "./kernel-errors.ts";
import type { PageService } from "./page-service.ts";
import type { PhysicalMemory } from "./physical-memory.ts";
import type { PhysicalPage } from "./physical-page.ts";
import type { Reports } from "./reports.ts";
import type { TablePool, TableRecord } from "./table-pool.ts";
import type { VirtualDevice } from "./virtual-device.ts";

const MAP = "dma_map_sgtable";
const UNMAP = "dma_unmap_sgtable";

/** What the DMA layer is made of. */
export interface DmaParts {
  readonly memory: PhysicalMemory;
  readonly pages: PageService;
  readonly tables: TablePool;
  readonly path: DataPath;
  readonly pageSizeBytes: number;
  readonly faults: FaultPlan;
  readonly audit: Audit;
  readonly reports: Reports;
}

/** `dma_map_sgtable` and `dma_unmap_sgtable`, with the checks of DMA API debugging (HW-13, SG-05, MAP-41). */
export class DmaService {
  private readonly parts: DmaParts;

  constructor(parts: DmaParts) {
    this.parts = parts;
  }

  map(
    device: VirtualDevice,
    table: SgTable,
    direction: Direction,
    options: DmaOptions | undefined,
  ): KernelError | undefined {
    const { faults, audit, tables, path } = this.parts;
    if (faults.fails("exporter:dma-map")) return EIO;
    const record = tables.recordOf(table);
    if (!this.mayMap(record, direction)) return EINVAL;
    const mapping = this.describe(device, table, direction);
    if (mapping === null) return EIO;
    const error = device.domain.map(mapping);
    if (error !== undefined) return error;
    if (options?.skipCpuSync !== true) path.forDevice(device, mapping.pages);
    record.mapping = mapping;
    audit.mappings.add(mapping);
    return undefined;
  }

  unmap(device: VirtualDevice, table: SgTable, direction: Direction, options: DmaOptions | undefined): void {
    const { audit, reports, tables, path } = this.parts;
    const record = tables.recordOf(table);
    const mapping = record.mapping;
    if (mapping === null) {
      reports.broken("HW-13", UNMAP, "the table is not mapped");
      return;
    }
    this.compare(mapping, device, table, direction);
    record.mapping = null;
    audit.mappings.delete(mapping);
    mapping.device.domain.unmap(mapping);
    if (options?.skipCpuSync !== true && !mapping.left) path.forCpu(device, mapping.pages, direction);
  }

  private mayMap(record: TableRecord, direction: Direction): boolean {
    const { reports } = this.parts;
    if (direction === "DMA_NONE" || direction === "out-of-range") {
      reports.broken("MAP-41", MAP, `the DMA layer takes no direction ${direction}`);
      return false;
    }
    if (record.freed) {
      reports.broken("SG-16", MAP, "the table was freed before");
      return false;
    }
    if (record.mapping !== null) reports.broken("HW-13", MAP, "the table is mapped already");
    return true;
  }

  private compare(mapping: DmaMapping, device: VirtualDevice, table: SgTable, direction: Direction): void {
    const { reports } = this.parts;
    if (mapping.device !== device) {
      reports.broken("HW-13", UNMAP, `mapped for ${mapping.device.name}, unmapped for ${device.name}`);
    }
    if (mapping.direction !== direction) {
      reports.broken("HW-13", UNMAP, `mapped ${mapping.direction}, unmapped ${direction}`);
    }
    if (mapping.originalEntries !== table.originalEntries) {
      reports.broken("SG-05", UNMAP, `mapped ${mapping.originalEntries} entries, unmapped ${table.originalEntries}`);
    }
  }

  /** The pages behind the CPU side of the table; null when an entry reaches into memory that never was. */
  private describe(device: VirtualDevice, table: SgTable, direction: Direction): DmaMapping | null {
    const pages: PhysicalPage[] = [];
    const pagesPerEntry: number[] = [];
    for (let i = 0; i < table.originalEntries; i += 1) {
      const before = pages.length;
      if (!this.addPages(pages, table.entries[i]!)) return null;
      pagesPerEntry.push(pages.length - before);
    }
    return new DmaMapping(table, device, direction, pages, pagesPerEntry, this.parts.audit.scope);
  }

  private addPages(pages: PhysicalPage[], entry: ScatterEntry): boolean {
    if (entry.page === null || entry.lengthBytes === 0) return true;
    const { pageSizeBytes, memory } = this.parts;
    const first = this.parts.pages.pageOf(entry.page).frame;
    const from = first + Math.floor(entry.offsetBytes / pageSizeBytes);
    const end = first + Math.ceil((entry.offsetBytes + entry.lengthBytes) / pageSizeBytes);
    for (let frame = from; frame < end; frame += 1) {
      const page = memory.at(frame);
      if (page === undefined) return this.reportNoMemory(frame);
      this.parts.pages.isLive(page, MAP);
      pages.push(page);
    }
    return true;
  }

  private reportNoMemory(frame: number): false {
    this.parts.reports.broken("BACK-16", MAP, `an entry reaches page frame ${frame}, which was never allocated`);
    return false;
  }
}
