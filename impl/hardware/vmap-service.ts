// SPDX-License-Identifier: MIT
import type { KernelError, Page } from "../exporters/kit.ts";
import type { Audit } from "./audit.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { ENOMEM } from "./kernel-errors.ts";
import type { PageService } from "./page-service.ts";
import type { PhysicalPage } from "./physical-page.ts";
import type { Reports } from "./reports.ts";
import type { VmapSpace } from "./vmap-space.ts";

/** `vmap` and `vunmap`. */
export class VmapService {
  private readonly space: VmapSpace;
  private readonly pages: PageService;
  private readonly faults: FaultPlan;
  private readonly audit: Audit;
  private readonly reports: Reports;

  constructor(space: VmapSpace, pages: PageService, faults: FaultPlan, audit: Audit, reports: Reports) {
    this.space = space;
    this.pages = pages;
    this.faults = faults;
    this.audit = audit;
    this.reports = reports;
  }

  map(given: readonly Page[]): bigint | KernelError {
    if (this.faults.fails("exporter:vmap")) return ENOMEM;
    const pages: PhysicalPage[] = [];
    for (const each of given) {
      const page = this.pages.pageOf(each);
      this.pages.isLive(page, "vmap");
      pages.push(page);
    }
    const area = this.space.create(pages, this.audit.scope);
    this.audit.areas.add(area);
    return area.address;
  }

  unmap(address: bigint): void {
    const area = this.space.remove(address);
    if (area === undefined) this.reports.broken("BACK-16", "vunmap", `nothing is mapped at ${hex(address)}`);
    else this.audit.areas.delete(area);
  }
}

function hex(address: bigint): string {
  return `0x${address.toString(16)}`;
}
