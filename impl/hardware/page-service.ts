// SPDX-License-Identifier: MIT
import type { Kernel, KernelError, Page } from "../exporters/kit.ts";
import type { Audit } from "./audit.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { ENOMEM } from "./kernel-errors.ts";
import type { PhysicalMemory } from "./physical-memory.ts";
import { PhysicalPage } from "./physical-page.ts";
import type { Reports } from "./reports.ts";

type AllocOptions = Parameters<Kernel["allocPages"]>[1];

/** `alloc_pages` and `__free_pages`, with an eye on what the exporter does with a page. */
export class PageService {
  private readonly memory: PhysicalMemory;
  private readonly pageSizeBytes: number;
  private readonly faults: FaultPlan;
  private readonly audit: Audit;
  private readonly reports: Reports;

  constructor(memory: PhysicalMemory, pageSizeBytes: number, faults: FaultPlan, audit: Audit, reports: Reports) {
    this.memory = memory;
    this.pageSizeBytes = pageSizeBytes;
    this.faults = faults;
    this.audit = audit;
    this.reports = reports;
  }

  allocate(count: number, options: AllocOptions): Page[] | KernelError {
    if (!(count >= 0) || count % 1 !== 0) throw new RangeError(`allocPages: ${count} is no count of pages`);
    if (this.faults.fails("exporter:pages")) return ENOMEM;
    const contiguous = options?.contiguous === true;
    const aligned = options?.aligned === true;
    const pages = this.memory.allocate({ count, contiguous, aligned, lastFrame: this.lastFrame(options?.mask) });
    if (pages === null) return ENOMEM;
    if (options?.zeroed === true) for (const page of pages) page.clear();
    this.audit.pagesAllocated(pages);
    return pages;
  }

  /** Pages of the device's own memory, as they are. */
  allocateOfDevice(count: number): Page[] | KernelError {
    if (!(count >= 0) || count % 1 !== 0) throw new RangeError(`allocDeviceMemory: ${count} is no count of pages`);
    if (this.faults.fails("exporter:pages")) return ENOMEM;
    const pages = this.memory.allocateOfDevice(count);
    if (pages === null) return ENOMEM;
    this.audit.pagesAllocated(pages);
    return pages;
  }

  free(pages: readonly Page[]): void {
    let told = false;
    for (const given of pages) {
      const page = this.pageOf(given);
      const clause = page.live ? this.audit.forbidsFree(page) : null;
      if (clause !== null && !told) this.reports.broken(clause, "__free_pages", "freed storage that is still mapped");
      told ||= clause !== null;
      if (this.isLive(page, "__free_pages")) this.release(page);
    }
  }

  clear(given: Page): void {
    const page = this.pageOf(given);
    if (this.isLive(page, "clear_page")) page.clear();
  }

  /** Whether the page may be used; reports it if not. */
  isLive(page: PhysicalPage, site: string): boolean {
    if (!page.live)
      this.reports.broken("BACK-16", site, `page 0x${page.physicalAddress.toString(16)} was freed before`);
    return page.live;
  }

  /** The machine's page behind the exporter's object. An address where no memory is has no page. */
  pageOf(given: Page): PhysicalPage {
    if (given instanceof PhysicalPage) return given;
    const page = this.memory.at(Number(given.physicalAddress / BigInt(this.pageSizeBytes)));
    if (page === undefined) throw new TypeError("not a page of this machine");
    return page;
  }

  private release(page: PhysicalPage): void {
    this.audit.pageFreed(page);
    this.memory.free(page);
  }

  private lastFrame(mask: bigint | undefined): number {
    if (mask === undefined) return Number.POSITIVE_INFINITY;
    return Number((mask + 1n) / BigInt(this.pageSizeBytes)) - 1;
  }
}
