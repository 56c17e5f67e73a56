// SPDX-License-Identifier: MIT
import type { KernelError, Page, SgTable } from "../exporters/kit.ts";
import type { Audit } from "./audit.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { EINVAL, ENOMEM } from "./kernel-errors.ts";
import type { PageService } from "./page-service.ts";
import type { Reports } from "./reports.ts";
import { runsOf, type TablePool } from "./table-pool.ts";

/** `sg_alloc_table` and its relatives. */
export class TableService {
  private readonly pool: TablePool;
  private readonly pages: PageService;
  private readonly pageSizeBytes: number;
  private readonly faults: FaultPlan;
  private readonly audit: Audit;
  private readonly reports: Reports;

  constructor(
    pool: TablePool,
    pages: PageService,
    pageSizeBytes: number,
    faults: FaultPlan,
    audit: Audit,
    reports: Reports,
  ) {
    this.pool = pool;
    this.pages = pages;
    this.pageSizeBytes = pageSizeBytes;
    this.faults = faults;
    this.audit = audit;
    this.reports = reports;
  }

  /** A table without entries is refused, as by the kernel (lib/scatterlist.c). */
  allocate(entryCount: number): SgTable | KernelError {
    if (this.faults.fails("exporter:table")) return ENOMEM;
    if (!(entryCount > 0)) return EINVAL;
    const record = this.pool.create(entryCount, this.audit.scope);
    this.audit.tables.add(record);
    return record.table;
  }

  /** No pages give one empty entry; a limit below one page is refused. */
  allocateFromPages(pages: readonly Page[], sizeBytes: number, maxSegmentBytes: number): SgTable | KernelError {
    const limit = maxSegmentBytes - (maxSegmentBytes % this.pageSizeBytes);
    if (limit <= 0) return EINVAL;
    const runs = runsOf(pages, sizeBytes, limit, this.pageSizeBytes);
    const table = this.allocate(Math.max(1, runs.length));
    if ("errno" in table) return table;
    for (let i = 0; i < runs.length; i += 1) {
      const entry = table.entries[i]!;
      entry.page = runs[i]!.first;
      entry.lengthBytes = runs[i]!.lengthBytes;
    }
    for (const page of pages) this.pages.isLive(this.pages.pageOf(page), "sg_alloc_table_from_pages");
    return table;
  }

  free(table: SgTable): void {
    const record = this.pool.recordOf(table);
    if (record.freed) {
      this.reports.broken("SG-16", "sg_free_table", "the table was freed before");
      return;
    }
    if (record.mapping !== null) this.reports.broken("HW-13", "sg_free_table", "the table is still mapped");
    record.freed = true;
    this.audit.tables.delete(record);
    table.mappedEntries = 0;
    table.entries.length = 0;
  }
}
