// SPDX-License-Identifier: MIT
import type { KernelError, Page, Vma } from "../exporters/kit.ts";
import { EINVAL } from "./kernel-errors.ts";
import type { PageService } from "./page-service.ts";
import type { PhysicalPage } from "./physical-page.ts";

const INSERT = "remap_pfn_range";

/** Page tables of the user mappings. An entry keeps no reference to its page: the buffer keeps its pages alive (MMAP-16). */
export class UserSpace {
  private readonly entries = new Map<Vma, (PhysicalPage | undefined)[]>();
  private readonly pages: PageService;

  constructor(pages: PageService) {
    this.pages = pages;
  }

  /** `remap_pfn_range`: from the start of the mapping on, which cannot grow any more then. */
  insertPages(vma: Vma, given: readonly Page[]): KernelError | undefined {
    if (given.length > vma.pages || this.entriesOf(vma).length > 0) return EINVAL;
    given.forEach((page, index) => {
      this.install(vma, index, page, INSERT);
    });
    vma.dontExpand = true;
    return undefined;
  }

  /** Sets one entry: the end of a page fault. */
  install(vma: Vma, index: number, given: Page, site: string): void {
    const page = this.pages.pageOf(given);
    this.pages.isLive(page, site);
    page.userMaps += 1;
    this.entriesOf(vma)[index] = page;
  }

  /** The page behind a page of the mapping, or null: the access faults. */
  page(vma: Vma, index: number): PhysicalPage | null {
    const page = this.entries.get(vma)?.[index];
    if (page === undefined) return null;
    this.pages.isLive(page, "user access");
    return page;
  }

  /** Takes the entries away from this page of the mapping on. */
  zap(vma: Vma, from: number): void {
    const entries = this.entries.get(vma);
    if (entries === undefined) return;
    for (const page of entries.splice(from)) if (page !== undefined) page.userMaps -= 1;
    if (entries.length === 0) this.entries.delete(vma);
  }

  private entriesOf(vma: Vma): (PhysicalPage | undefined)[] {
    const known = this.entries.get(vma);
    if (known !== undefined) return known;
    const made: (PhysicalPage | undefined)[] = [];
    this.entries.set(vma, made);
    return made;
  }
}
